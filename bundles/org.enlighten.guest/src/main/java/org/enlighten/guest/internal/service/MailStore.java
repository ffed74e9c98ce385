// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.service;

import org.enlighten.guest.internal.load.Load;
import org.enlighten.guest.internal.load.Settings;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;

/// A mail store: messages are delivered into one large file, each durable before it is acknowledged, and fetched
/// again. Two
/// of five operations deliver; a message has 1 to 32 KiB. At its end the file is used from the beginning again.
public final class MailStore implements Load {
    private static final int MESSAGE_MOST = 32 << 10;
    private static final int BLOCK = 1024;
    private static final long MESSAGE_NS = 200_000;

    private enum At {
        START,
        OPENED,
        MOVED,
        DONE
    }

    private final String path;
    private final long seed;
    private final long boxBytes;
    private int handle = -1;
    private long number;
    private long at;
    private long filled;
    private String problem = "";

    public MailStore(String path, Settings settings) {
        this.path = path + ".BOX";
        seed = settings.number("seed", 1, 0, Integer.MAX_VALUE);
        boxBytes = settings.number("boxkib", 4096, 64, 1 << 20) << 10;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Activity prepare() {
        return this::prepare;
    }

    private void prepare(int stage, Result of, Turn turn) {
        if (At.values()[stage] == At.START) turn.call(new SystemCall.Open(path, Access.REPLACE), At.OPENED);
        else if (of.isSuccess()) {
            handle = (int) of.value();
            turn.end(0);
        } else fail(of, turn);
    }

    @Override
    public Activity round() {
        return this::operate;
    }

    private void operate(int stage, Result of, Turn turn) {
        switch (At.values()[stage]) {
            case START -> begin(turn);
            case MOVED -> {
                if (!of.isSuccess()) fail(of, turn);
                else if (delivers()) turn.call(new SystemCall.Flush(handle), At.DONE);
                else finish(turn);
            }
            case DONE -> {
                if (of.isSuccess()) finish(turn);
                else fail(of, turn);
            }
            case OPENED -> throw new IllegalStateException("the store is open already");
        }
    }

    private Chance chance() {
        return new Chance(seed * 31 + number);
    }

    private boolean delivers() {
        return filled == 0 || chance().nextInt(5) < 2;
    }

    private void begin(Turn turn) {
        Chance chance = chance();
        boolean delivers = delivers();
        chance.nextInt(5);
        int bytes = BLOCK * (1 + chance.nextInt(MESSAGE_MOST / BLOCK));
        turn.call(new SystemCall.Compute(MESSAGE_NS));
        if (delivers) {
            if (at + bytes > boxBytes) at = 0;
            turn.memory().put(Turn.DATA_AT, ("message " + number).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            turn.call(new SystemCall.Write(handle, at, Turn.DATA_AT, bytes), At.MOVED);
            at += bytes;
            filled = Math.max(filled, at);
        } else {
            long from = chance.nextLong(filled / BLOCK) * BLOCK;
            turn.call(new SystemCall.Read(handle, from, Turn.DATA_AT, (int) Math.min(bytes, filled - from)), At.MOVED);
        }
    }

    private void finish(Turn turn) {
        number++;
        turn.end(0);
    }

    private void fail(Result of, Turn turn) {
        problem = Turn.reason(of);
        turn.end(1);
    }

    @Override
    public long operations() {
        return 1;
    }

    @Override
    public String problem() {
        return problem;
    }

    record State(int handle, long number, long at, long filled, String problem) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, number, at, filled, problem));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        handle = s.handle();
        number = s.number();
        at = s.at();
        filled = s.filled();
        problem = s.problem();
    }
}
