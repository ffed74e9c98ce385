// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.List;
import java.util.Optional;
import org.enlighten.host.PhysicalMemory;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.VirtualProcessor;

/// What the virtualization infrastructure driver (VID) of the root's kernel does without a hypercall, because real
/// hardware and a real kernel give it: it allocates pages, maps a child's memory into its own address space, and puts
/// the firmware there. For the root alone; all else goes by hypercalls. Runs on the simulation's thread.
public interface ParentAccess {
    /// The root's memory manager allocates pages for a child. They are the child's until its partition is deleted,
    /// and may now be deposited for it or mapped into it ([org.enlighten.hypervisor.protocol.MapStep]). Refused
    /// with the figures when there are not as many.
    PhysicalMemory.Claim claim(long partition, long mib);

    /// The VID makes a child's memory, of this size, before the first processor is created; it is registered under
    /// this name (`vm/3/memory`) and forgotten with the partition. After a restore it is there already:
    /// [#memory(long)].
    GuestMemory createMemory(long partition, String name, long sizeBytes);

    /// The child's memory as the root sees it: the pages are mapped into the root's address space.
    Optional<GuestMemory> memory(long partition);

    /// The child's processors that were created, by index. The access that stopped one lies in its slot, as in a page
    /// that the hypervisor shares with its parent.
    List<VirtualProcessor> processors(long partition);

    /// Firmware lies in the child's memory, and the processor's registers point to it: this software runs first when
    /// the processor is let go.
    void place(long partition, int vpIndex, ExecutionEngine engine);

    /// The request that the access in a processor's slot serves, for the trace alone: no message carries it.
    long cause(long partition, int vpIndex);

    /// Back to what a processor is after power-on, held back, with nothing pending: what a platform's reset does to
    /// each of a child's processors.
    void reset(long partition, int vpIndex);
}
