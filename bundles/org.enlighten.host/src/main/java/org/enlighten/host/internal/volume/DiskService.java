// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.List;
import org.enlighten.host.VolumeProfile;

/// A disk with one arm. The order is the elevator's (LOOK): the nearest request in the direction of travel among as
/// many of the oldest as the queue is deep; with none ahead the arm turns round.
///
/// The platter's angle follows from the clock, a sector's from its place on its track, so that reading on without a
/// pause waits for nothing and reading on a little late waits for a whole turn.
final class DiskService implements ServiceModel {
    private static final long SECOND_NS = 1_000_000_000L;

    private final VolumeProfile.Disk disk;
    private final long turnNs;
    private long arm;
    private boolean up = true;

    DiskService(VolumeProfile.Disk disk) {
        this.disk = disk;
        turnNs = 60 * SECOND_NS / disk.turnsPerMinute();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public int next(List<Pending> waiting) {
        int depth = Math.min(waiting.size(), disk.queueDepth());
        int ahead = nearest(waiting, depth, up);
        if (ahead >= 0) return ahead;
        up = !up;
        return nearest(waiting, depth, up);
    }

    private int nearest(List<Pending> waiting, int depth, boolean upwards) {
        int best = -1;
        for (int i = 0; i < depth; i++) {
            long at = waiting.get(i).position;
            boolean isAhead = upwards ? at >= arm : at <= arm;
            if (isAhead && (best < 0 || distance(at) < distance(waiting.get(best).position))) best = i;
        }
        return best;
    }

    private long distance(long position) {
        return Math.abs(position - arm);
    }

    @Override
    public long serviceNs(boolean write, long position, long bytes, int sharers, long nowNs) {
        long seekNs = seekNs(distance(position));
        arm = position + bytes;
        long atTrackNs = nowNs + disk.overheadNs() + seekNs;
        long angleNs = position % disk.trackBytes() * turnNs / disk.trackBytes();
        long waitNs = Math.floorMod(angleNs - atTrackNs, turnNs);
        return disk.overheadNs() + seekNs + waitNs + transferNs(bytes);
    }

    private long transferNs(long bytes) {
        return bytes / disk.trackBytes() * turnNs + bytes % disk.trackBytes() * turnNs / disk.trackBytes();
    }

    /// Nothing within a track; then by the square root of the distance up to a third of the stroke, linearly beyond.
    long seekNs(long distance) {
        if (distance < disk.trackBytes()) return 0;
        double third = disk.capacityBytes() / 3.0;
        if (distance <= third) {
            double part = Math.sqrt(distance / third);
            return disk.trackToTrackNs() + Math.round(part * (disk.averageSeekNs() - disk.trackToTrackNs()));
        }
        double part = (distance - third) / (disk.capacityBytes() - third);
        return disk.averageSeekNs() + Math.round(part * (disk.fullStrokeNs() - disk.averageSeekNs()));
    }

    @Override
    public long cachedNs(long bytes) {
        return disk.overheadNs();
    }

    @Override
    public long flushNs() {
        return disk.overheadNs();
    }

    @Override
    public long[] save() {
        return new long[] {arm, up ? 1 : 0};
    }

    @Override
    public void restore(long[] state) {
        arm = state[0];
        up = state[1] != 0;
    }
}
