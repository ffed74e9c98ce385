// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import org.enlighten.block.Memories;
import org.enlighten.block.Request;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// The volume is left in good order: a request beside those of files, saved as one of them that no file system has.
record Ext2Command() implements Request {
    private static final String KIND = "ext2-leave";

    @Override
    public Saved save() {
        FileRequest.State flush = new FileRequest.Flush().state();
        return Saved.of(new FileRequest.State(KIND, "", "", 0, flush.data()));
    }

    static Request restored(FileRequest.State saved, Memories memories) {
        return saved.kind().equals(KIND) ? new Ext2Command() : saved.in(memories);
    }
}
