// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;

/// A disk in a file. Requests come from guests at last: what lies outside is answered OUT_OF_RANGE, what an image's
/// own damage makes impossible CORRUPT. [#open], [#inspect] and [#check] are answered like requests, with their
/// result as detail; a failure's message is a sentence for the user. Size is 0 until it is open.
public interface VirtualDisk extends BlockLayer, Snapshottable<Saved> {
    /// Answers [DiskInfo]. First puts right what an interruption left in the file.
    void open(long tag, long cause);

    /// Answers [DiskInfo]; changes nothing, and the disk need not be open.
    void inspect(long tag, long cause);

    /// Answers [DiskReport]; changes nothing, and the disk need not be open.
    void check(long tag, long cause);

    /// Why nothing is written any more; empty when all is well.
    Optional<String> readOnlyReason();

    boolean isIdle();

    /// Gives back its names in the simulation; only when idle.
    void close();
}
