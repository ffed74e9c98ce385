// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import java.util.List;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.machine.share.Share;

/// A partition at one instant.
///
/// @param id 1 is the root
/// @param traceNumber its number in trace events: 0 for the root, the id for others
/// @param privileges what its hypercalls may do, as [org.enlighten.hypervisor.protocol.Privilege] has it; each call is
/// checked against the same mask
/// @param mappedPages pages of 4 KiB that are its memory
/// @param depositedPages pages that the hypervisor was given for it, and of those
/// @param usedPages that hold something
public record PartitionView(
        long id,
        int traceNumber,
        long privileges,
        State state,
        Share share,
        long mappedPages,
        long depositedPages,
        long usedPages,
        List<Processor> processors) {
    /// The id of the root.
    public static final long ROOT = 1;

    public PartitionView {
        processors = List.copyOf(processors);
    }

    /// Whether its hypercalls may do this.
    public boolean may(long privilege) {
        return (privileges & privilege) == privilege;
    }

    /// How far it has come.
    public enum State {
        CREATED,
        ACTIVE,
        FINALIZED
    }

    /// One of its processors.
    ///
    /// @param lp the logical processor it runs on; -1 when none
    /// @param ranNs time it was carried by a logical processor
    public record Processor(int index, VirtualProcessor.Run run, int lp, long ranNs) {}
}
