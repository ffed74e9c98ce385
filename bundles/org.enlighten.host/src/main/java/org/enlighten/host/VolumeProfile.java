// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A volume of a profile: one device, wholly one file store. `writeCacheBytes` is the device's volatile write cache;
/// 0 means that a write is durable when it is finished.
public sealed interface VolumeProfile {
    /// Letter, such as `C`.
    String name();

    long capacityBytes();

    long writeCacheBytes();

    /// Publication the figures are from.
    String source();

    /// A disk that turns. Seeks take `trackToTrackNs` for the shortest, `averageSeekNs` over a third of the stroke
    /// (square root of the distance between: the arm accelerates and brakes), `fullStrokeNs` over all of it.
    ///
    /// @param trackBytes bytes that pass the head in one turn
    /// @param overheadNs controller and cable, each request
    /// @param queueDepth requests among which the nearest in the arm's direction is served next
    record Disk(
            String name,
            long capacityBytes,
            long trackToTrackNs,
            long averageSeekNs,
            long fullStrokeNs,
            int turnsPerMinute,
            long trackBytes,
            long overheadNs,
            int queueDepth,
            long writeCacheBytes,
            String source)
            implements VolumeProfile {}

    /// Flash behind SATA or NVMe: `channels` requests are served at the same time, in order of arrival, each at its
    /// part of the whole throughput, as it is shared out when it starts.
    ///
    /// @param kind `ssd` or `nvme`
    record Flash(
            String name,
            String kind,
            long capacityBytes,
            long readLatencyNs,
            long writeLatencyNs,
            long readBytesPerSecond,
            long writeBytesPerSecond,
            long flushNs,
            int channels,
            long writeCacheBytes,
            String source)
            implements VolumeProfile {}
}
