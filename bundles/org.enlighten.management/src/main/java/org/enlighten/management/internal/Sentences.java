// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.Optional;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.Platform;
import org.enlighten.platform.Unmet;

/// Why a host cannot do what it is asked to, and what to do about it: the same words in every front end.
final class Sentences {
    private Sentences() {}

    /// Why virtual machines cannot be managed there; empty when they can.
    static Optional<String> unmanageable(HostNode host) {
        HostComputer computer = host.computer();
        return switch (computer.state()) {
            case RUNNING -> {
                if (computer.installation().isPresent())
                    yield computer.installation().get().unavailable();
                yield Optional.of(notLaunched(host));
            }
            case OFF, INSTALLING, STARTING, SHUTTING_DOWN, BUGCHECK -> Optional.of(notRunning(host));
        };
    }

    static String notRunning(HostNode host) {
        String name = host.name();
        return switch (host.computer().state()) {
            case OFF -> name + " is off. Turn it on first (Invoke-HostFault -PowerOn).";
            case INSTALLING -> name + " is being installed. Wait until its system runs.";
            case STARTING -> starting(host) + " Wait until its system runs.";
            case SHUTTING_DOWN -> name + " is shutting down. Wait until its system runs again.";
            case BUGCHECK -> name + " has stopped: " + stop(host) + " Restart it (Restart-Computer).";
            case RUNNING -> "The system of " + name + " runs.";
        };
    }

    /// A computer that restarts by itself after a bugcheck says why it does.
    private static String starting(HostNode host) {
        return host.computer().crash().isPresent()
                ? "%s has stopped: %s It is starting again.".formatted(host.name(), stop(host))
                : host.name() + " is starting.";
    }

    private static String stop(HostNode host) {
        return host.computer()
                .crash()
                .map(crash -> "%s (0x%08X): %s".formatted(crash.name(), crash.code(), crash.message()))
                .orElse("its kernel gave no reason.");
    }

    private static String notLaunched(HostNode host) {
        HostComputer computer = host.computer();
        Optional<Platform> installed = computer.installed();
        if (installed.isEmpty()) {
            String feature = computer.platforms().stream()
                    .findFirst()
                    .map(p -> p.info().feature())
                    .orElse("Hyper-V");
            return "The %s role is not installed on %s. Run Install-WindowsFeature %s, then Restart-Computer."
                    .formatted(feature, host.name(), feature);
        }
        String feature = installed.get().info().feature();
        if (host.pendingFeatures().contains(feature))
            return "The %s role is installed on %s, but takes effect at its next start. Run Restart-Computer."
                    .formatted(feature, host.name());
        List<Unmet> unmet = installed.get().requirements(computer);
        String reasons = String.join(" ", unmet.stream().map(Unmet::reason).toList());
        return "The %s role is installed on %s, but was not started. %s"
                .formatted(feature, host.name(), reasons.isEmpty() ? "Run Restart-Computer." : reasons);
    }
}
