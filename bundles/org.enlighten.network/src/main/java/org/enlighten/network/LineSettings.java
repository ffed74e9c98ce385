// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// What the line between a port and its client does to frames, in each direction alike.
///
/// @param bitsPerSecond 0 for no limit; whole frames are stored and sent on when their last bit has come
/// @param latencyNs added to every frame
/// @param queueFrames under way at once, in one direction; what is more is dropped
/// @param lossPpm frames of a million that vanish
/// @param duplicationPpm that come twice
/// @param reorderingPpm that come `reorderingNs` later, and so behind those sent after them
public record LineSettings(
        long bitsPerSecond,
        long latencyNs,
        int queueFrames,
        int lossPpm,
        int duplicationPpm,
        int reorderingPpm,
        long reorderingNs) {
    /// Frames come at the instant they are sent.
    public static final LineSettings PERFECT = new LineSettings(0, 0, 4_096, 0, 0, 0, 0);

    private static final int MILLION = 1_000_000;

    public LineSettings {
        boolean negative = bitsPerSecond < 0 || latencyNs < 0 || reorderingNs < 0 || queueFrames < 1;
        boolean chances = isChance(lossPpm) && isChance(duplicationPpm) && isChance(reorderingPpm);
        if (negative || !chances)
            throw new IllegalArgumentException(
                    "a line needs rates and times of 0 and more, a queue, and parts of a million: "
                            + "bitsPerSecond=%d, latencyNs=%d, queueFrames=%d, lossPpm=%d, duplicationPpm=%d, reorderingPpm=%d"
                                    .formatted(
                                            bitsPerSecond,
                                            latencyNs,
                                            queueFrames,
                                            lossPpm,
                                            duplicationPpm,
                                            reorderingPpm));
    }

    private static boolean isChance(int ppm) {
        return ppm >= 0 && ppm <= MILLION;
    }

    public LineSettings withRate(long nextBitsPerSecond, long nextLatencyNs) {
        return new LineSettings(
                nextBitsPerSecond, nextLatencyNs, queueFrames, lossPpm, duplicationPpm, reorderingPpm, reorderingNs);
    }

    public LineSettings withQueue(int frames) {
        return new LineSettings(bitsPerSecond, latencyNs, frames, lossPpm, duplicationPpm, reorderingPpm, reorderingNs);
    }

    public LineSettings withLoss(int ppm) {
        return new LineSettings(
                bitsPerSecond, latencyNs, queueFrames, ppm, duplicationPpm, reorderingPpm, reorderingNs);
    }

    public LineSettings withDuplication(int ppm) {
        return new LineSettings(bitsPerSecond, latencyNs, queueFrames, lossPpm, ppm, reorderingPpm, reorderingNs);
    }

    public LineSettings withReordering(int ppm, long byNs) {
        return new LineSettings(bitsPerSecond, latencyNs, queueFrames, lossPpm, duplicationPpm, ppm, byNs);
    }

    /// Whether a frame passes as if there were no line.
    public boolean isPerfect() {
        return bitsPerSecond == 0 && latencyNs == 0 && lossPpm == 0 && duplicationPpm == 0 && reorderingPpm == 0;
    }
}
