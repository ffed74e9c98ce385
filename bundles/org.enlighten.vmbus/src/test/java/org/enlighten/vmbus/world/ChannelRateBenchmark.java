// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/// The same work as `ChannelBenchmark` by processor time, which other work on the machine does not blur. Prints
/// packets a
/// second of processor time, the median of 60 rounds of 50,000 packets in each of six worlds.
final class ChannelRateBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WORLDS = 6;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 60;

    private ChannelRateBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        for (boolean recording : new boolean[] {true, false}) {
            double[] rates = new double[WORLDS * ROUNDS];
            for (int i = 0; i < WORLDS; i++) measure(recording, rates, i * ROUNDS);
            Arrays.sort(rates);
            System.out.printf(
                    "flight recorder %s: %.1f million packets of 512 bytes a second%n",
                    recording ? "on" : "off", rates[rates.length / 2] / 1e6);
        }
    }

    private static void measure(boolean recording, double[] rates, int at) throws IOException {
        ChannelBenchmark world = new ChannelBenchmark();
        world.recording = recording;
        world.build();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long from = THREADS.getCurrentThreadCpuTime();
            world.packets();
            double seconds = (THREADS.getCurrentThreadCpuTime() - from) / 1e9;
            if (round >= 0) rates[at + round] = ChannelBenchmark.PACKETS / seconds;
        }
    }
}
