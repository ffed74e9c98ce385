// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.machine.GuestMemory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Which request a packet in a ring serves, for the trace alone: no packet carries it, and without it what a host does
/// for a guest could not be told apart. The writing end notes it, the reading end takes it; where one of the two is
/// somebody else's, nothing is known. It keeps no ring alive.
@Component(service = PacketCauses.class)
public final class PacketCauses {
    private final List<WeakReference<CauseLedger>> ledgers = new ArrayList<>();

    @Activate
    public PacketCauses() {}

    /// The ledger of one ring, the same for both ends.
    ///
    /// @param page number of the ring's first page
    public CauseLedger of(GuestMemory memory, long page) {
        ledgers.removeIf(reference -> reference.get() == null);
        for (WeakReference<CauseLedger> reference : ledgers) {
            CauseLedger ledger = reference.get();
            if (ledger != null && ledger.isOf(memory, page)) return ledger;
        }
        CauseLedger ledger = new CauseLedger(memory, page);
        ledgers.add(new WeakReference<>(ledger));
        return ledger;
    }
}
