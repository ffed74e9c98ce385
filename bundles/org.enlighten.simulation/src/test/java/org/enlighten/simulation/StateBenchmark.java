// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Saving and restoring a world of 5,000 small components, each carried by a holder that does not understand it, and
/// of 16 MiB of guest memory in pages. Unit: milliseconds a world; the noise of one run is a few percent.
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StateBenchmark {
    private static final int COMPONENTS = 5_000;
    private static final int PAGES = 4_096;

    private record Component(String id, long atNs, int at, boolean armed, Mode mode, List<Long> frame, byte[] buffer) {}

    private record Holder(List<Saved> components) {}

    private record Page(long number, byte[] bytes) {}

    private record Memory(List<Page> pages) {}

    private final List<Component> components = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final String world;
    private final String memory;

    public StateBenchmark() {
        Chance chance = new Chance(1);
        for (int i = 0; i < COMPONENTS; i++)
            components.add(new Component(
                    "vm/" + i, chance.nextLong(), i, true, Mode.KERNEL, List.of(1L, 2L, 3L), new byte[16]));
        for (int i = 0; i < PAGES; i++) {
            byte[] bytes = new byte[4_096];
            chance.nextBytes(bytes);
            pages.add(new Page(i, bytes));
        }
        world = componentsToText();
        memory = memoryToText();
    }

    @Benchmark
    public Saved componentsToTree() {
        List<Saved> saved = new ArrayList<>(COMPONENTS);
        for (Component component : components) saved.add(Saved.of(component));
        return Saved.of(new Holder(saved));
    }

    @Benchmark
    public String componentsToText() {
        return componentsToTree().text();
    }

    @Benchmark
    public int componentsFromText() {
        int sum = 0;
        for (Saved saved : Saved.parse(world).as(Holder.class).components())
            sum += saved.as(Component.class).at();
        return sum;
    }

    @Benchmark
    public String memoryToText() {
        return Saved.of(new Memory(pages)).text();
    }

    @Benchmark
    public Memory memoryFromText() {
        return Saved.parse(memory).as(Memory.class);
    }
}
