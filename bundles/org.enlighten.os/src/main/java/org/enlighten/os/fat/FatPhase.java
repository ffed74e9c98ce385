// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

/// The order in which a change reaches the medium. After a power cut it has any prefix of these, and each is a sound
/// volume: what is new hangs on nothing until it is whole, what is old is let go before its clusters are.
final class FatPhase {
    /// A check's repairs come before the operation that made it: chains end where their file does,
    static final int REPAIR_CUT = -2;
    /// and what belongs to nothing is free.
    static final int REPAIR_FREE = -1;
    /// The volume is marked as in use.
    static final int MARK = 0;
    /// New clusters, their content and their chain among themselves; nothing leads there.
    static final int PREPARE = 1;
    /// A chain that exists leads on to new clusters.
    static final int LINK = 2;
    /// Entries that go, and parts of long names, which mean nothing without their short entry.
    static final int UNNAME = 3;
    /// The entry of a file: name, size and first cluster lie in one sector.
    static final int NAME = 4;
    /// A chain ends earlier.
    static final int CUT = 5;
    /// Clusters that nothing leads to any more become free.
    static final int FREE = 6;

    private FatPhase() {}
}
