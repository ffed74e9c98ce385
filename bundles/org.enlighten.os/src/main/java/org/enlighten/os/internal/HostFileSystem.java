// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.BlockClient;
import org.enlighten.block.Outcome;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Saved;

/// A host's volume as a file system: each operation passes the queue of the volume's driver, which carries it
/// out.
final class HostFileSystem implements FileSystem, PendingRequest.Client {
    /// As Windows names the file system of such a volume.
    static final String NAME = "NTFS";

    private final Executive x;
    private final Volume volume;
    private BlockClient client;

    HostFileSystem(Executive x, Volume volume) {
        this.x = x;
        this.volume = volume;
    }

    @Override
    public void attach(BlockClient above) {
        client = above;
    }

    @Override
    public void submit(long tag, FileRequest request, long cause) {
        x.drivers.request(volume.driver, new IoRequest.Function.File(request), cause, this, tag);
    }

    @Override
    public String key() {
        return "volume/" + volume.id;
    }

    @Override
    public void requestDone(long tag, Outcome outcome) {
        client.completed(tag, outcome);
    }

    @Override
    public Saved save() {
        return Saved.NOTHING;
    }

    @Override
    public void restore(Saved state) {}
}
