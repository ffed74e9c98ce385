// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Exit;
import org.enlighten.machine.Frame;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.pc.PcBoard;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;

/// The least of a kernel that drivers can run in: interrupt routines before deferred ones, one processor, no threads.
public final class MiniKernel implements ExecutionEngine {
    /// What a driver offers.
    public record Blocks(int driver, String name, long sizeBytes, int sectorBytes) {}

    record Node(String path, String deviceId, String description, Map<String, Long> resources) {}

    record State(
            List<Node> nodes,
            List<Saved> drivers,
            List<Frame.State> queue,
            Frame.State current,
            Frame.State interrupt,
            List<Frame.State> others,
            boolean halting,
            long nextPage,
            List<List<Integer>> vectors,
            long nextRequest,
            List<Starting> starting,
            Map<Long, Outcome> outcomes,
            Map<String, Blocks> blocks) {}

    /// A request that its driver has not taken yet: the first of the three that is there counts.
    record Starting(long id, List<BlockRequest.State> block, List<Slice.State> put, List<Slice.State> get) {
        static Starting of(IoRequest request) {
            return switch (request.function()) {
                case IoRequest.Function.Block(BlockRequest r) ->
                    new Starting(request.id(), List.of(r.state()), List.of(), List.of());
                case IoRequest.Function.Put(Slice data) ->
                    new Starting(request.id(), List.of(), List.of(data.save()), List.of());
                case IoRequest.Function.Get(Slice into) ->
                    new Starting(request.id(), List.of(), List.of(), List.of(into.save()));
                default -> throw new IllegalStateException("no such request is saved here: " + request);
            };
        }

        IoRequest in(Memories memories) {
            IoRequest.Function function = !block.isEmpty()
                    ? new IoRequest.Function.Block(block.getFirst().in(memories))
                    : !put.isEmpty()
                            ? new IoRequest.Function.Put(put.getFirst().in(memories))
                            : new IoRequest.Function.Get(get.getFirst().in(memories));
            return new IoRequest(id, CAUSES + id, function);
        }
    }

    private static final long CAUSES = 700;

    final Bench bench;
    private final List<DriverFactory> factories;
    private final List<DeviceNode> nodes = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private final List<List<Integer>> vectors = new ArrayList<>();
    private final ArrayDeque<Frame> queue = new ArrayDeque<>();
    /// Interrupt routines of drivers that share the vector being served.
    private final ArrayDeque<Frame> others = new ArrayDeque<>();
    private Frame current;
    private Frame interrupt;
    private boolean halting;
    long nextPage = 0x200000;
    private long nextRequest = 1;
    private final TreeMap<Long, IoRequest> starting = new TreeMap<>();
    public final TreeMap<String, Blocks> blocks = new TreeMap<>();
    public final TreeMap<Long, Outcome> outcomes = new TreeMap<>();
    public final StringBuilder typed = new StringBuilder();
    public final List<String> unbound = new ArrayList<>();
    public long ticks;
    public long periodNs;
    public long wakeAtNs = Simulation.NEVER;

    /// @param ids drivers on the shelf
    public MiniKernel(Bench bench, String... ids) {
        this.bench = bench;
        List<String> wanted = List.of(ids);
        factories = PcDrivers.factories().stream()
                .filter(f -> wanted.contains(f.id()))
                .toList();
        for (int v = 0; v < 256; v++) vectors.add(new ArrayList<>());
    }

    public void boot() {
        boot(PcBoard.rootDevices());
    }

    public void boot(List<DeviceNode> roots) {
        roots.forEach(this::found);
    }

    void found(DeviceNode node) {
        if (bind(node)) queue.add(new Frame(drivers.size() - 1, Driver.Entry.INITIALIZE.ordinal(), 0, 0));
        else unbound.add(node.deviceId());
    }

    private boolean bind(DeviceNode node) {
        for (DriverFactory f : factories) {
            if (!f.binds().contains(node.deviceId())) continue;
            nodes.add(node);
            drivers.add(f.create(node, new MiniContext(this, drivers.size())));
            return true;
        }
        return false;
    }

    void connect(int driver, int vector) {
        vectors.get(vector).add(driver);
    }

    void defer(int driver, long argument, long cause) {
        queue.add(new Frame(driver, Driver.Entry.DEFERRED.ordinal(), argument, cause));
    }

    /// Asks a driver; its answer is in [#outcomes] under the number returned.
    public long request(int driver, IoRequest.Function function) {
        long id = nextRequest++;
        starting.put(id, new IoRequest(id, CAUSES + id, function));
        queue.add(new Frame(driver, Driver.Entry.START.ordinal(), id, CAUSES + id));
        if (bench.vp.run() == VirtualProcessor.Run.HALTED) bench.vp.run(VirtualProcessor.Run.RUNNING);
        return id;
    }

    /// The number of the driver at a path.
    public int at(String path) {
        for (int d = 0; d < nodes.size(); d++) if (nodes.get(d).path().equals(path)) return d;
        throw new IllegalStateException("no driver at " + path);
    }

    /// Whether a driver was bound there.
    public boolean isThere(String path) {
        return nodes.stream().anyMatch(n -> n.path().equals(path));
    }

    /// Requests that are not answered yet.
    public long underWay() {
        return nextRequest - 1 - outcomes.size();
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        retire(vp);
        vp.masked(false);
        if (interrupt == null && others.isEmpty() && vp.hasPending()) {
            int vector = vp.takePending();
            for (int d : vectors.get(vector))
                others.add(new Frame(d, Driver.Entry.INTERRUPT.ordinal(), vector, 900 + d));
        }
        if (interrupt == null) interrupt = others.poll();
        if (interrupt != null) {
            vp.masked(true);
            if (proceed(interrupt, vp)) interrupt = null;
            return 10;
        }
        if (current == null) current = queue.poll();
        if (current == null) {
            vp.wakeAtNs(wakeAtNs);
            vp.exit().reason = Exit.Reason.HALT;
            halting = true;
            return 10;
        }
        if (proceed(current, vp)) current = null;
        return 10;
    }

    private boolean proceed(Frame frame, VirtualProcessor vp) {
        Driver driver = drivers.get(frame.routine());
        if (frame.entry() == Driver.Entry.START.ordinal() && starting.containsKey(frame.argument()))
            driver.starting(starting.remove(frame.argument()));
        boolean ended = driver.proceed(frame, vp);
        driver.takeChargeNs();
        return ended;
    }

    private void retire(VirtualProcessor vp) {
        Exit exit = vp.exit();
        halting = false;
        if (exit.answers == Exit.Reason.NONE) return;
        exit.answers = Exit.Reason.NONE;
        Frame frame = interrupt != null ? interrupt : current;
        drivers.get(frame.routine()).answered(frame, exit.answer);
    }

    @Override
    public Saved saveEngine() {
        return Saved.of(new State(
                nodes.stream()
                        .map(n -> new Node(n.path(), n.deviceId(), n.description(), new TreeMap<>(n.resources())))
                        .toList(),
                drivers.stream().map(Driver::save).toList(),
                queue.stream().map(Frame::save).toList(),
                current == null ? null : current.save(),
                interrupt == null ? null : interrupt.save(),
                others.stream().map(Frame::save).toList(),
                halting,
                nextPage,
                vectors,
                nextRequest,
                starting.values().stream().map(Starting::of).toList(),
                outcomes,
                blocks));
    }

    @Override
    public void restoreEngine(Saved saved) {
        State s = saved.as(State.class);
        for (Node n : s.nodes()) bind(DeviceNode.registers(n.path(), n.deviceId(), n.description(), n.resources()));
        nextPage = s.nextPage();
        for (int d = 0; d < drivers.size(); d++)
            drivers.get(d).restore(s.drivers().get(d));
        s.queue().forEach(f -> queue.add(Frame.restored(f)));
        current = Optional.ofNullable(s.current()).map(Frame::restored).orElse(null);
        interrupt = Optional.ofNullable(s.interrupt()).map(Frame::restored).orElse(null);
        s.others().forEach(f -> others.add(Frame.restored(f)));
        halting = s.halting();
        nextRequest = s.nextRequest();
        for (Starting r : s.starting()) starting.put(r.id(), r.in(bench.memories));
        outcomes.putAll(s.outcomes());
        blocks.putAll(s.blocks());
        for (int v = 0; v < 256; v++) {
            vectors.get(v).clear();
            vectors.get(v).addAll(s.vectors().get(v));
        }
    }

    static Slice bytes(String text) {
        return Slice.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
