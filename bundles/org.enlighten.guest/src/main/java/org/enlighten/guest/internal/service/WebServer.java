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

/// What a web server does for each request: it finds a document, reads it from its file, and computes the answer. The
/// requests are the program's own; none comes over a network. Eight of ten ask for one document in eight.
public final class WebServer implements Load {
    private static final int PIECE = 16 << 10;
    private static final long REQUEST_NS = 120_000;
    private static final long NS_PER_KIB = 400;

    private enum At {
        START,
        OPENED,
        WRITTEN,
        READ,
        ANSWERED
    }

    private final String path;
    private final long seed;
    private final int documents;
    private int handle = -1;
    private long number;
    private int made;
    private String problem = "";

    public WebServer(String path, Settings settings) {
        this.path = path + ".WEB";
        seed = settings.number("seed", 1, 0, Integer.MAX_VALUE);
        documents = (int) settings.number("documents", 64, 8, 4096);
    }

    @Override
    public String name() {
        return "web";
    }

    @Override
    public Activity prepare() {
        return this::prepare;
    }

    private void prepare(int stage, Result of, Turn turn) {
        switch (At.values()[stage]) {
            case START -> turn.call(new SystemCall.Open(path, Access.REPLACE), At.OPENED);
            case OPENED -> {
                handle = (int) of.value();
                if (of.isSuccess()) write(turn);
                else fail(of, turn);
            }
            case WRITTEN -> {
                if (!of.isSuccess()) fail(of, turn);
                else if (++made < documents) write(turn);
                else turn.end(0);
            }
            case READ, ANSWERED -> throw new IllegalStateException("there is no request yet");
        }
    }

    private void write(Turn turn) {
        turn.memory().put(Turn.DATA_AT, ("document " + made).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        turn.call(new SystemCall.Write(handle, (long) made * PIECE, Turn.DATA_AT, PIECE), At.WRITTEN);
    }

    @Override
    public Activity round() {
        return this::serve;
    }

    private void serve(int stage, Result of, Turn turn) {
        switch (At.values()[stage]) {
            case START -> {
                Chance chance = new Chance(seed * 131 + number);
                int most = chance.nextInt(10) < 8 ? documents / 8 : documents;
                long at = (long) chance.nextInt(most) * PIECE;
                int bytes = 1024 * (1 + chance.nextInt(PIECE / 1024));
                turn.call(new SystemCall.Compute(REQUEST_NS));
                turn.call(new SystemCall.Read(handle, at, Turn.DATA_AT, bytes), At.READ);
            }
            case READ -> {
                if (of.isSuccess()) turn.call(new SystemCall.Compute(of.value() / 1024 * NS_PER_KIB), At.ANSWERED);
                else fail(of, turn);
            }
            case ANSWERED -> {
                number++;
                turn.end(0);
            }
            case OPENED, WRITTEN -> throw new IllegalStateException("the documents are there already");
        }
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

    record State(int handle, long number, int made, String problem) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, number, made, problem));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        handle = s.handle();
        number = s.number();
        made = s.made();
        problem = s.problem();
    }
}
