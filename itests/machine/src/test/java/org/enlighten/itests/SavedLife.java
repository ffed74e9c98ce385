// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.enlighten.platform.HostComputer;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A life, saved with the contents of the volumes. The world is made when it begins or is restored, so that
/// it finds the volumes as they are then.
final class SavedLife implements SnapshotContract.Whole<SavedLife.State> {
    /// @param mark where the volumes' contents are kept
    record State(String mark, HostComputer.State host) {}

    private final Life life;
    private final Path directory;
    private World world;

    SavedLife(Life life, Path directory) {
        this.life = life;
        this.directory = directory;
    }

    @Override
    public void start() {
        delete(directory);
        world = life.world(directory);
    }

    @Override
    public boolean step() {
        long before = world.simulation.steps();
        if (before == life.steps()) return false;
        life.goOn(world, before + 1);
        return world.simulation.steps() > before;
    }

    @Override
    public Simulation simulation() {
        return world.simulation;
    }

    @Override
    public void close() {
        world.close();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        String mark = "step-" + world.simulation.steps();
        world.mark(mark);
        return new State(mark, world.host.save());
    }

    @Override
    public void restore(State state) {
        world = life.world(directory);
        world.rewind(state.mark());
        world.host.restore(state.host());
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) return;
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
