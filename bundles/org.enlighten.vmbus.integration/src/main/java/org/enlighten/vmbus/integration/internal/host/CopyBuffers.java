// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.vmbus.integration.protocol.FileCopyBody;

/// Pages of the root's that files are read into, used again and again, and the files.
final class CopyBuffers implements FileCopy.Source {
    private static final int PAGES = 2;

    private final DriverContext kernel;
    private final List<Long> free = new ArrayList<>();

    CopyBuffers(DriverContext kernel) {
        this.kernel = kernel;
    }

    @Override
    public Optional<BlockLayer> open(String holder, String path) {
        return kernel.openFile(path, holder);
    }

    @Override
    public long take() {
        return free.isEmpty() ? kernel.allocatePages(PAGES) : free.removeLast();
    }

    @Override
    public Slice at(long buffer) {
        return new Slice(kernel.memory(), buffer, FileCopyBody.DATA_BYTES);
    }

    @Override
    public void release(long buffer) {
        free.add(buffer);
    }

    List<Long> free() {
        return List.copyOf(free);
    }

    void free(List<Long> saved) {
        free.addAll(saved);
    }
}
