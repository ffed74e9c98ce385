// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench;

import java.util.List;
import java.util.Optional;
import org.enlighten.management.HostView;
import org.enlighten.management.VmView;

/// What is selected, as it was at the last refresh.
///
/// @param host empty while the root of the tree is selected
/// @param vms of that host, in the order of the list
public record Selection(Optional<HostView> host, List<VmView> vms) {
    /// The root of the tree.
    public static final Selection NOTHING = new Selection(Optional.empty(), List.of());

    public Selection {
        vms = List.copyOf(vms);
    }

    /// The virtual machine when exactly one is selected.
    public Optional<VmView> single() {
        return vms.size() == 1 ? Optional.of(vms.getFirst()) : Optional.empty();
    }
}
