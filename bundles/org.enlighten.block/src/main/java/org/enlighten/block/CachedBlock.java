// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// One block of metadata. `latest` is what runs see. `issued` is what the medium was sent, kept while unfinished
/// plans change the block (empty otherwise): a plan's phase adds its own changes to that and writes it; writing
/// `latest` would carry another plan's later phase past its barrier.
final class CachedBlock {
    static final byte[] SAME = {};
    final long number;
    final byte[] latest;
    byte[] issued = SAME;
    int pins;
    /// Not what the medium has: dropped when nobody holds it any more.
    boolean lost;
    boolean isBeingWritten;
    /// Operations whose changes the write under way carries.
    Slots covered = new Slots();
    /// Operations whose changes the next write will carry.
    Slots waiting = new Slots();
    CachedBlock chain;
    CachedBlock older;
    CachedBlock newer;

    CachedBlock(long number, byte[] latest) {
        this.number = number;
        this.latest = latest;
    }

    void beginChange() {
        if (issued == SAME) issued = latest.clone();
    }
}
