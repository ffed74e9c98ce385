// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.UUID;
import org.enlighten.management.ManagementException;
import org.enlighten.management.VmView;
import org.enlighten.platform.MachineState;

/// Takes virtual machines out of a host.
record VmRemoval(HostNode host) {
    VmView remove(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        VmView last = VmViews.of(node);
        MachineState state = node.view().state();
        if (state != MachineState.OFF)
            throw new ManagementException("'%s' is %s. Turn it off before it is removed (Stop-VM -TurnOff)."
                    .formatted(node.name(), state.text()));
        host.remove(node);
        return last;
    }
}
