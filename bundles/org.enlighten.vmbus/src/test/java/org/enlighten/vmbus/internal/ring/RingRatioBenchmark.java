// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.ring;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// The same work as `RingBenchmark`, both rings in turn and by processor time, which other work on the machine does
/// not
/// blur: how fast a ring is in relation to Agrona's. Prints nanoseconds a packet, medians of 110 rounds of a few
/// milliseconds each, after 40 to warm up; two runs differ by a few percent.
final class RingRatioBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 110;
    private static final int BYTES_A_ROUND = 32_000_000;

    private RingRatioBenchmark() {}

    public static void main(String[] arguments) {
        System.out.println("bytes   vmbus ns   agrona ns   agrona / vmbus");
        for (int bytes : new int[] {64, 512, 4096, 65536}) measure(bytes);
    }

    private static void measure(int bytes) {
        RingBenchmark both = new RingBenchmark();
        both.bytes = bytes;
        both.fill();
        int packets = BYTES_A_ROUND / (bytes + 200);
        double[] vmbus = new double[ROUNDS];
        double[] agrona = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double ours = nsEach(packets, both::vmbus);
            double theirs = nsEach(packets, both::agrona);
            if (round < 0) continue;
            vmbus[round] = ours;
            agrona[round] = theirs;
        }
        double ours = median(vmbus);
        double theirs = median(agrona);
        System.out.printf("%5d %10.1f %11.1f %16.2f%n", bytes, ours, theirs, theirs / ours);
    }

    private static double nsEach(int packets, Runnable one) {
        long from = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < packets; i++) one.run();
        return (double) (THREADS.getCurrentThreadCpuTime() - from) / packets;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
