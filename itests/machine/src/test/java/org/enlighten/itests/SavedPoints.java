// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;

/// A life that was saved at some steps, and how it stood a while after each of them. Lies in a directory: this record
/// as `points.json`, the texts as `LABEL.json`, the contents of the volumes as marks in `world`.
record SavedPoints(Life life, List<Point> points) {
    /// @param after how the world stood when it had gone on
    record Point(String label, long step, World.Moment after) {}

    private static final long STEPS_AFTER = 4_000;

    static Path world(Path directory) {
        return directory.resolve("world");
    }

    static SavedPoints read(Path directory) throws IOException {
        return Saved.parse(Files.readString(directory.resolve("points.json"))).as(SavedPoints.class);
    }

    static String text(Path directory, Point point) throws IOException {
        return Files.readString(directory.resolve(point.label() + ".json"));
    }

    /// Lives it through once more and saves it at so many seeded steps.
    static void make(Path directory, Life life, int count) throws IOException {
        TreeSet<Long> steps = steps(life, count);
        TreeMap<Long, World.Moment> moments = new TreeMap<>();
        TreeSet<Long> stops = new TreeSet<>(steps);
        for (long step : steps) stops.add(after(life, step));
        World world = life.world(world(directory));
        for (long stop : stops) {
            life.goOn(world, stop);
            if (steps.contains(stop))
                Files.writeString(directory.resolve(label(stop) + ".json"), world.save(label(stop)));
            moments.put(stop, world.moment());
        }
        world.close();
        List<Point> points = new ArrayList<>();
        for (long step : steps) points.add(new Point(label(step), step, moments.get(after(life, step))));
        Files.writeString(
                directory.resolve("points.json"),
                Saved.of(new SavedPoints(life, points)).text());
    }

    /// A third of them anywhere; a third between two things that somebody does, so that short stretches are tried as
    /// often as long ones; a third where a request is on its way to a disk of the host.
    private static TreeSet<Long> steps(Life life, int count) {
        Chance chance = new Chance(life.seed());
        TreeSet<Long> steps = new TreeSet<>();
        while (steps.size() < count)
            steps.add(
                    switch (chance.nextInt(3)) {
                        case 0 -> chance.nextLong(life.steps());
                        case 1 -> between(life, chance.nextInt(life.acts().size()), chance);
                        default ->
                            life.requests().get(chance.nextInt(life.requests().size()));
                    });
        return steps;
    }

    private static long between(Life life, int act, Chance chance) {
        long from = life.acts().get(act).step();
        long to = act + 1 < life.acts().size() ? life.acts().get(act + 1).step() : life.steps();
        return from + chance.nextLong(to - from + 1);
    }

    private static long after(Life life, long step) {
        return Math.min(step + STEPS_AFTER, life.steps());
    }

    private static String label(long step) {
        return "step-" + step;
    }
}
