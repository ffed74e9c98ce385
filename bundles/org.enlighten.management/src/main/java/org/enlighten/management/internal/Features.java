// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.management.FeatureChange;
import org.enlighten.management.FeatureView;
import org.enlighten.management.ManagementException;
import org.enlighten.platform.Platform;
import org.enlighten.platform.Unmet;
import org.enlighten.simulation.Cause;

/// Installs and removes roles of a host's system, which take effect at its next boot.
final class Features {
    private final HostNode host;

    Features(HostNode host) {
        this.host = host;
    }

    List<FeatureView> views() {
        List<FeatureView> views = new ArrayList<>();
        for (Platform platform : host.computer().platforms()) views.add(view(platform));
        return views;
    }

    FeatureView view(Platform platform) {
        String name = platform.info().feature();
        boolean onVolume = host.computer()
                .installed()
                .filter(p -> p.info().id().equals(platform.info().id()))
                .isPresent();
        boolean pending = host.pendingFeatures().contains(name);
        FeatureView.State state = onVolume
                ? (pending ? FeatureView.State.INSTALL_PENDING : FeatureView.State.INSTALLED)
                : (pending ? FeatureView.State.UNINSTALL_PENDING : FeatureView.State.AVAILABLE);
        return new FeatureView(name, platform.feature().displayName(), state);
    }

    void install(String name, Work<FeatureChange> work) throws ManagementException {
        host.kernel();
        Platform platform = host.platform(name);
        List<Unmet> unmet = platform.requirements(host.computer());
        if (!unmet.isEmpty()) throw refused(platform, unmet);
        if (isOnVolume(platform)) {
            ended(platform, work);
            return;
        }
        host.during(work);
        host.computer().install(platform, work.completion(() -> ended(platform, work)));
    }

    private static ManagementException refused(Platform platform, List<Unmet> unmet) {
        Optional<Cause> because = Optional.empty();
        for (Unmet one : unmet.reversed()) because = Optional.of(new Cause(one.reason(), because));
        String missing =
                String.join(", ", unmet.stream().map(Unmet::requirement).toList());
        return new ManagementException(new Cause(
                "The %s role cannot be installed. What is missing: %s."
                        .formatted(platform.info().feature(), missing),
                because));
    }

    private boolean isOnVolume(Platform platform) {
        FeatureView.State state = view(platform).state();
        return state == FeatureView.State.INSTALLED || state == FeatureView.State.INSTALL_PENDING;
    }

    void uninstall(String name, Work<FeatureChange> work) throws ManagementException {
        host.kernel();
        Platform platform = host.platform(name);
        if (!isOnVolume(platform))
            throw new ManagementException("The %s role is not installed on %s."
                    .formatted(platform.info().feature(), host.name()));
        host.during(work);
        host.computer().uninstall(platform, work.completion(() -> ended(platform, work)));
    }

    private void ended(Platform platform, Work<FeatureChange> work) {
        String name = platform.info().feature();
        boolean atWork = host.computer().installation().isPresent();
        if (isOnVolume(platform) == atWork) host.pendingFeatures().remove(name);
        else host.pendingFeatures().add(name);
        work.done(new FeatureChange(view(platform), host.pendingFeatures().contains(name)));
    }
}
