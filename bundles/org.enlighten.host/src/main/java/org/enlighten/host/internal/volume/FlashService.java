// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.List;
import org.enlighten.host.VolumeProfile;

/// Flash: no arm, several channels, first come first served. A request takes the latency and its bytes at
/// its part of the throughput, as it is shared when it starts.
final class FlashService implements ServiceModel {
    private static final long SECOND_NS = 1_000_000_000L;

    private final VolumeProfile.Flash flash;

    FlashService(VolumeProfile.Flash flash) {
        this.flash = flash;
    }

    @Override
    public int channels() {
        return flash.channels();
    }

    @Override
    public int next(List<Pending> waiting) {
        return 0;
    }

    @Override
    public long serviceNs(boolean write, long position, long bytes, int sharers, long nowNs) {
        long latencyNs = write ? flash.writeLatencyNs() : flash.readLatencyNs();
        long bytesPerSecond = write ? flash.writeBytesPerSecond() : flash.readBytesPerSecond();
        return latencyNs + Math.multiplyExact(bytes, SECOND_NS) / Math.max(1, bytesPerSecond / sharers);
    }

    @Override
    public long cachedNs(long bytes) {
        return flash.writeLatencyNs();
    }

    @Override
    public long flushNs() {
        return flash.flushNs();
    }

    @Override
    public long[] save() {
        return new long[0];
    }

    @Override
    public void restore(long[] state) {}
}
