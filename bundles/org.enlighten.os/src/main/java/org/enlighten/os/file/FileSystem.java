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

    /// The system goes down: everything becomes durable, and a volume that says whether it is in use says that it was
    /// left in good order. A later change says otherwise again.
    default void leave(long tag, long cause) {
        submit(tag, new FileRequest.Flush(), cause);
    }

    /// The volume is gone: gives back timers and memories; no answers come any more.
    default void close() {}

    Saved save();

    void restore(Saved state);
}
