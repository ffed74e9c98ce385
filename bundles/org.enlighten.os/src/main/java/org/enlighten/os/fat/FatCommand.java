// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fat;

import org.enlighten.block.Memories;
import org.enlighten.block.Request;
import org.enlighten.os.file.FileRequest;
import org.enlighten.simulation.Saved;

/// A check, as a request beside those of files; saved as one of them that no file system has.
record FatCommand() implements Request {
    private static final String KIND = "fat-check";

    @Override
    public Saved save() {
        FileRequest.State flush = new FileRequest.Flush().state();
        return Saved.of(new FileRequest.State(KIND, "", "", 0, flush.data()));
    }

    static Request restored(FileRequest.State saved, Memories memories) {
        return saved.kind().equals(KIND) ? new FatCommand() : saved.in(memories);
    }
}
