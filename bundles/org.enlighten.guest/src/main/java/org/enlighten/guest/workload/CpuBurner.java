// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.workload;

import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// `cpuburn [MILLISECONDS]`: computes without a break, for the given processor time or for ever.
public final class CpuBurner implements Activity {
    private static final long PIECE_NS = 10_000_000;
    private static final long MS_NS = 1_000_000;

    private enum At {
        BURN
    }

    private final String arguments;
    private long burntNs;

    public CpuBurner(String arguments) {
        this.arguments = arguments.strip();
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (!arguments.matches("\\d{0,9}")) {
            turn.fail("'cpuburn' takes the milliseconds of processor time that it shall use, or nothing.");
            return;
        }
        long leftNs = arguments.isEmpty() ? PIECE_NS : Long.parseLong(arguments) * MS_NS - burntNs;
        if (leftNs <= 0) {
            turn.end(0);
            return;
        }
        long pieceNs = Math.min(PIECE_NS, leftNs);
        burntNs += pieceNs;
        turn.call(new SystemCall.Compute(pieceNs), At.BURN);
    }

    record State(long burntNs) {}

    @Override
    public Saved save() {
        return Saved.of(new State(burntNs));
    }

    @Override
    public void restore(Saved saved) {
        burntNs = saved.as(State.class).burntNs();
    }
}
