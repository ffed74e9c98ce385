// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.storage.command.DeviceIdentity;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.storage.StorageDisks;
import org.enlighten.vmbus.storage.StorageUnit;
import org.enlighten.vmbus.storage.protocol.StorageClass;

/// Disks in memory: number 0 is the accelerated one, the others hang on the controller, as LUNs 0, 3, 6 and so on of
/// its
/// first target. Each takes its time for a request. From [#BAD_AT] on their medium is bad.
public final class TestDisks implements StorageDisks, Snapshottable<TestDisks.State> {
    /// What is saved.
    ///
    /// @param bad tags of requests that will fail
    public record State(List<MemoryLayer.State> layers, List<Long> bad, long submitted) {}

    public static final int BYTES = 1 << 20;
    public static final long BAD_AT = BYTES - 64 * 1024;
    static final int LUN_STEP = 3;
    private static final long SERVICE_NS = 40_000;

    private final List<MemoryLayer> layers = new ArrayList<>();
    private final TreeSet<Long> bad = new TreeSet<>();
    private Optional<Client> client = Optional.empty();
    private int furtherMost;
    public long submitted;

    TestDisks(Simulation simulation, Memories memories, int count) {
        for (int i = 0; i < count; i++) {
            MemoryLayer layer = new MemoryLayer("disk" + i, simulation, memories, BYTES, BYTES, SERVICE_NS);
            layer.attach(this::completed);
            layers.add(layer);
        }
    }

    /// How many further channels a controller may have.
    public void furtherMost(int count) {
        furtherMost = count;
    }

    public MemoryLayer layer(int disk) {
        return layers.get(disk);
    }

    @Override
    public void attach(Client provider) {
        client = Optional.of(provider);
    }

    private void completed(long tag, Outcome outcome) {
        boolean fails = bad.remove(tag);
        Outcome told = fails ? new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "bad") : outcome;
        client.orElseThrow().completed(tag, told);
    }

    @Override
    public List<StorageUnit> units(long partition, Offer offer) {
        List<StorageUnit> units = new ArrayList<>();
        boolean ide = offer.interfaceType().equals(StorageClass.IDE);
        if (ide) units.add(unit(0, 0));
        else for (int i = 1; i < layers.size(); i++) units.add(unit(i, (i - 1) * LUN_STEP));
        return units;
    }

    private static StorageUnit unit(int disk, int lun) {
        DeviceIdentity identity = new DeviceIdentity("Msft", "Virtual Disk", "1.0", "serial-" + disk);
        return new StorageUnit(0, 0, lun, disk, identity, BYTES, false);
    }

    @Override
    public int subChannelsMost(long partition) {
        return furtherMost;
    }

    @Override
    public void submit(long partition, int disk, long tag, BlockRequest request, long cause) {
        submitted++;
        long at = switch (request) {
            case BlockRequest.Read(long from, var into) -> from + into.length();
            case BlockRequest.Write(long to, var data) -> to + data.length();
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> 0;
        };
        if (at > BAD_AT) bad.add(tag);
        layers.get(disk).submit(tag, request, cause);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(layers.stream().map(MemoryLayer::save).toList(), List.copyOf(bad), submitted);
    }

    @Override
    public void restore(State s) {
        for (int i = 0; i < layers.size(); i++) layers.get(i).restore(s.layers().get(i));
        bad.addAll(s.bad());
        submitted = s.submitted();
    }
}
