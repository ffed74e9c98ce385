// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.Optional;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.Power;

/// What a machine gives a system that boots on it: libraries, and the few things that firmware and settings say.
/// Immutable; each setter gives another one.
public final class BootServices {
    private final GuestLibraries libraries;
    private final Optional<Power> power;
    private final Optional<Bugcheck> previousCrash;
    private final boolean exactTicks;

    private BootServices(
            GuestLibraries libraries, Optional<Power> power, Optional<Bugcheck> previousCrash, boolean exactTicks) {
        this.libraries = libraries;
        this.power = power;
        this.previousCrash = previousCrash;
        this.exactTicks = exactTicks;
    }

    /// Nothing but libraries: no crash before, ticks accounted in closed form, power as the system itself knows it.
    public static BootServices of(GuestLibraries libraries) {
        return new BootServices(libraries, Optional.empty(), Optional.empty(), false);
    }

    /// Closed over the side of the system that boots.
    public GuestLibraries libraries() {
        return libraries;
    }

    /// How the machine is switched off and restarted; empty: the system knows the registers itself.
    public Optional<Power> power() {
        return power;
    }

    /// How the machine's last system stopped, when it did so by a bugcheck.
    public Optional<Bugcheck> previousCrash() {
        return previousCrash;
    }

    /// Whether an idle system takes its clock ticks one by one.
    public boolean exactTicks() {
        return exactTicks;
    }

    public BootServices power(Power way) {
        return new BootServices(libraries, Optional.of(way), previousCrash, exactTicks);
    }

    public BootServices previousCrash(Optional<Bugcheck> crash) {
        return new BootServices(libraries, power, crash, exactTicks);
    }

    public BootServices exactTicks(boolean on) {
        return new BootServices(libraries, power, previousCrash, on);
    }
}
