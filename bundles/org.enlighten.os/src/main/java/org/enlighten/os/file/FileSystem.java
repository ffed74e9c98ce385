// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import org.enlighten.block.BlockClient;
import org.enlighten.simulation.Saved;

/// A mounted file system. Each tag is answered exactly once, by the client attached, never from within
/// [#submit].
public interface FileSystem {
    void attach(BlockClient client);

    /// @param cause what it serves, for the trace alone
    void submit(long tag, FileRequest request, long cause);

    /// The volume is gone: gives back timers and memories; no answers come any more.
    default void close() {}

    Saved save();

    void restore(Saved state);
}
