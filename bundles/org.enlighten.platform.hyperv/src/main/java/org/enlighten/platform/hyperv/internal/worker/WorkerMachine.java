// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.worker;

import org.enlighten.chipset.DiskTransfer;
import org.enlighten.chipset.Wish;
import org.enlighten.simulation.Cause;

/// The machine that a worker works for: the hardware in the worker's memory, and the news it has for the management
/// service.
public interface WorkerMachine {
    int number();

    /// What one access costs the device model in user mode.
    long modelNs();

    /// The next drive after this one that has a medium now; a negative number when there is none.
    int nextMedium(int drive);

    void mediumSize(int drive, long sizeBytes);

    /// The partition is there: its memory and processors can be mapped.
    void partitionMade();

    /// Builds motherboard and firmware around partition and media.
    void assemble();

    /// The processors were reset: synthetic devices are told.
    void disconnect();

    /// Motherboard and firmware as after power-on, after a reset.
    void reassemble();

    long access(int processor);

    void advance();

    void takeKeys();

    /// Whether it has emulated network adapters.
    boolean hasNetwork();

    /// Frames that have come go to the emulated adapters.
    void takeFrames();

    /// The transfer with this tag has ended; `failure` 0: done, else the ordinal of the failure plus one.
    void transferred(long tag, long failure);

    boolean hasWish();

    Wish takeWish();

    long nextDueNs();

    /// Leaves a transfer where the disk driver finds it by its tag.
    void outstanding(DiskTransfer transfer);

    void ejected(int drive);

    void inserted(int drive, long sizeBytes);

    void notInserted(int drive, Cause why);

    void started();

    void paused();

    void resumed();

    void restarted();

    /// Processor `index` cannot go on.
    void faulted(int index);

    void stopped();

    void failed(Cause why);
}
