// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.enlighten.block.Memory;
import org.enlighten.block.Slice;
import org.enlighten.chipset.internal.bus.Outside;

/// Wishes not collected yet, oldest first.
final class Wishes implements Outside {
    /// A wish as it is saved; what does not apply is 0.
    record State(
            String kind,
            int number,
            long tag,
            String way,
            long offsetBytes,
            int lengthBytes,
            long cause,
            Optional<byte[]> frame) {}

    private final ArrayDeque<Wish> queue = new ArrayDeque<>();
    private final long[] causeOfDrive = new long[4];
    private long cause;

    /// The request that the following wishes serve.
    void cause(long current) {
        cause = current;
    }

    long causeOfDrive(int drive) {
        return causeOfDrive[drive];
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    Wish take() {
        return queue.remove();
    }

    void clear() {
        queue.clear();
    }

    void keepTransfers() {
        queue.removeIf(wish -> !(wish instanceof Wish.Transfer));
    }

    List<Long> causes() {
        return java.util.Arrays.stream(causeOfDrive).boxed().toList();
    }

    @Override
    public void interrupt(int vector) {
        queue.add(Wish.Interrupt.of(vector));
    }

    @Override
    public void transfer(long tag, int drive, Way way, long offsetBytes, Slice data) {
        causeOfDrive[drive] = cause;
        DiskTransfer.Kind kind = DiskTransfer.Kind.valueOf(way.name());
        queue.add(new Wish.Transfer(new DiskTransfer(tag, drive, kind, offsetBytes, data, cause)));
    }

    @Override
    public void reset() {
        once(Wish.Reset.INSTANCE);
    }

    @Override
    public void powerOff() {
        once(Wish.PowerOff.INSTANCE);
    }

    @Override
    public void screenChanged() {
        once(Wish.ScreenChanged.INSTANCE);
    }

    @Override
    public void keyboardLights(int lights) {
        once(new Wish.KeyboardLights(lights));
    }

    @Override
    public void mediumEjected(int drive) {
        once(new Wish.MediumEjected(drive));
    }

    @Override
    public void frame(int adapter, byte[] bytes) {
        queue.add(new Wish.Send(adapter, bytes));
    }

    private void once(Wish wish) {
        if (!queue.contains(wish)) queue.add(wish);
    }

    List<State> save() {
        List<State> states = new ArrayList<>();
        for (Wish wish : queue) states.add(save(wish));
        return states;
    }

    /// @param buffers the buffer that a drive transfers to and from
    void restore(List<State> states, List<Long> causes, IntFunction<Memory> buffers) {
        queue.clear();
        for (State s : states) queue.add(restored(s, buffers));
        for (int d = 0; d < causeOfDrive.length; d++) causeOfDrive[d] = causes.get(d);
    }

    private static State save(Wish wish) {
        return switch (wish) {
            case Wish.Interrupt(int vector) -> numbered("interrupt", vector);
            case Wish.Transfer(DiskTransfer t) ->
                new State(
                        "transfer",
                        t.drive(),
                        t.tag(),
                        t.kind().name(),
                        t.offsetBytes(),
                        t.data().length(),
                        t.cause(),
                        Optional.empty());
            case Wish.Reset() -> numbered("reset", 0);
            case Wish.PowerOff() -> numbered("power-off", 0);
            case Wish.ScreenChanged() -> numbered("screen", 0);
            case Wish.KeyboardLights(int lights) -> numbered("lights", lights);
            case Wish.MediumEjected(int drive) -> numbered("ejected", drive);
            case Wish.Send(int adapter, byte[] frame) -> new State("send", adapter, 0, "", 0, 0, 0, Optional.of(frame));
        };
    }

    private static State numbered(String kind, int number) {
        return new State(kind, number, 0, "", 0, 0, 0, Optional.empty());
    }

    private static Wish restored(State s, IntFunction<Memory> buffers) {
        return switch (s.kind()) {
            case "interrupt" -> Wish.Interrupt.of(s.number());
            case "transfer" ->
                new Wish.Transfer(new DiskTransfer(
                        s.tag(),
                        s.number(),
                        DiskTransfer.Kind.valueOf(s.way()),
                        s.offsetBytes(),
                        new Slice(buffers.apply(s.number()), 0, s.lengthBytes()),
                        s.cause()));
            case "reset" -> Wish.Reset.INSTANCE;
            case "power-off" -> Wish.PowerOff.INSTANCE;
            case "screen" -> Wish.ScreenChanged.INSTANCE;
            case "lights" -> new Wish.KeyboardLights(s.number());
            case "ejected" -> new Wish.MediumEjected(s.number());
            case "send" -> new Wish.Send(s.number(), s.frame().orElseThrow());
            default -> throw new IllegalStateException("no wish is called '" + s.kind() + "'");
        };
    }
}
