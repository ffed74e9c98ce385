// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewSwitch;
import org.enlighten.management.VirtualSwitchView;
import org.enlighten.network.SwitchType;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualNetworks;

/// Makes switches and takes them away.
record NetworkWork(HostNode host) {
    VirtualNetworks networks() throws ManagementException {
        return host.installation()
                .networks()
                .orElseThrow(() -> new ManagementException(
                        "What is installed on %s has no virtual networks.".formatted(host.name())));
    }

    List<VirtualSwitchView> switches() throws ManagementException {
        VirtualNetworks at = networks();
        List<VirtualSwitchView> views = new ArrayList<>();
        for (SwitchDefinition each : at.switches()) views.add(NetworkViews.of(host, at, each));
        return views;
    }

    VirtualSwitchView create(NewSwitch made) throws ManagementException {
        VirtualNetworks at = networks();
        UUID id = host.world().simulation().chance().nextUuid();
        SwitchType type = SwitchType.valueOf(made.type().name());
        SwitchDefinition definition = new SwitchDefinition(id, made.name(), type, made.adapter(), made.notes());
        try {
            at.define(definition);
            host.store(at.switches());
        } catch (FittingException e) {
            throw new ManagementException(e.getMessage());
        } catch (ManagementException e) {
            undo(at, made.name());
            throw e;
        }
        return NetworkViews.of(host, at, definition);
    }

    /// What could not be made durable was not done.
    private static void undo(VirtualNetworks at, String name) throws ManagementException {
        try {
            at.remove(name);
        } catch (FittingException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    String remove(String name) throws ManagementException {
        VirtualNetworks at = networks();
        List<SwitchDefinition> left = at.switches().stream()
                .filter(s -> !s.name().equalsIgnoreCase(name))
                .toList();
        if (left.size() < at.switches().size()) host.store(left);
        try {
            at.remove(name);
        } catch (FittingException e) {
            throw new ManagementException(e.getMessage());
        }
        return name;
    }
}
