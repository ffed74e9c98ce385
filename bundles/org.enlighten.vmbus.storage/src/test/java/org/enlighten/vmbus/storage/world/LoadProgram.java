// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.world;

import java.util.Arrays;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;

/// Writes stretches of a disk past any file system, reads them back and compares, and now and then makes all durable
/// and
/// reads where the medium is bad.
/// Its place, length and bytes come from the number of the round.
public final class LoadProgram implements Program {
    enum At {
        BEGIN,
        OPENED,
        WRITTEN,
        READ,
        FLUSHED,
        REFUSED,
        OVER
    }

    record State(At at, int handle, int round, int wrong, int failed, int tries) {}

    private static final int SECTOR = 512;
    private static final int SECTORS_MOST = 130;
    private static final int FLUSH_EVERY = 4;
    private static final int TRIES_MOST = 100;
    private static final long PAUSE_NS = 1_000_000;

    private final String device;
    private final int rounds;
    private At at = At.BEGIN;
    private int handle;
    private int round;
    int wrong;
    int failed;
    private int tries;

    /// @param arguments the device, and how often
    LoadProgram(String arguments) {
        String[] words = arguments.strip().split(" ");
        device = words[0];
        rounds = Integer.parseInt(words[1]);
    }

    boolean isOver() {
        return at == At.OVER;
    }

    private Chance chance() {
        return new Chance(round * 31L + device.hashCode());
    }

    private long place() {
        return (long) chance().nextInt((int) (TestDisks.BAD_AT / SECTOR) - SECTORS_MOST) * SECTOR;
    }

    private byte[] bytes() {
        Chance chance = chance();
        chance.nextInt(7);
        byte[] bytes = new byte[(1 + chance.nextInt(SECTORS_MOST)) * SECTOR];
        chance.nextBytes(bytes);
        return bytes;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        if (at.compareTo(At.OPENED) > 0 && at.compareTo(At.REFUSED) < 0 && !of.isSuccess()) failed++;
        return switch (at) {
            case BEGIN -> then(At.OPENED, new SystemCall.Open(device, SystemCall.Access.READ_WRITE));
            case OPENED -> {
                // The disk may not have been found yet.
                if (!of.isSuccess() && tries++ < TRIES_MOST) yield then(At.BEGIN, new SystemCall.Sleep(PAUSE_NS));
                if (!of.isSuccess()) yield over();
                handle = (int) of.value();
                yield write(memory);
            }
            case WRITTEN -> {
                memory.put(0, new byte[bytes().length]);
                yield then(At.READ, new SystemCall.Read(handle, place(), 0, bytes().length));
            }
            case READ -> {
                if (!Arrays.equals(memory.bytes(0, bytes().length), bytes())) wrong++;
                round++;
                yield round % FLUSH_EVERY == 0 ? then(At.FLUSHED, new SystemCall.Flush(handle)) : again(memory);
            }
            case FLUSHED -> then(At.REFUSED, new SystemCall.Read(handle, TestDisks.BAD_AT + SECTOR, 0, SECTOR));
            case REFUSED -> again(memory);
            case OVER -> new SystemCall.Exit(0);
        };
    }

    private SystemCall again(UserMemory memory) {
        return round < rounds ? write(memory) : over();
    }

    private SystemCall over() {
        if (round < rounds) failed++;
        return then(At.OVER, new SystemCall.Compute(1));
    }

    private SystemCall write(UserMemory memory) {
        memory.put(0, bytes());
        return then(At.WRITTEN, new SystemCall.Write(handle, place(), 0, bytes().length));
    }

    private SystemCall then(At next, SystemCall call) {
        at = next;
        return call;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, handle, round, wrong, failed, tries));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        handle = s.handle();
        round = s.round();
        wrong = s.wrong();
        failed = s.failed();
        tries = s.tries();
    }
}
