// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.Locale;
import java.util.Optional;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.VolumeInfo;
import org.enlighten.simulation.Saved;

/// `df`: mounted volumes with their room, in KiB.
final class DiskFree implements Activity {
    private enum At {
        START,
        NEXT,
        KNOWN
    }

    private String mounts = "";
    private int next;
    private Optional<ReadText> reading = Optional.of(ReadText.of(KernelText.MOUNTS, text -> mounts = text));

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (reading.isPresent()) {
            reading.get().stage(at, of, turn);
            if (!turn.hasEnded()) return;
            reading = Optional.empty();
            if (turn.exitCode() == 0) turn.resume(At.NEXT);
            return;
        }
        switch (At.values()[at]) {
            case START, NEXT -> {
                turn.line(String.format(
                        Locale.ROOT,
                        "%-12s %10s %10s %10s %4s %s",
                        "Filesystem",
                        "1K-blocks",
                        "Used",
                        "Available",
                        "Use%",
                        "Mounted on"));
                ask(turn);
            }
            case KNOWN -> known(of, turn);
        }
    }

    private void ask(Turn turn) {
        if (next == KernelText.rows(mounts, 3).size()) turn.end(0);
        else turn.call(new SystemCall.Volume(row()[1]), At.KNOWN);
    }

    private String[] row() {
        return KernelText.rows(mounts, 3).get(next);
    }

    private void known(Result of, Turn turn) {
        VolumeInfo volume = of.isSuccess() ? of.detail(VolumeInfo.class) : new VolumeInfo("", "", 0, 0, 0);
        long used = volume.capacityBytes() - volume.freeBytes();
        if (volume.capacityBytes() > 0) {
            turn.line(String.format(
                    Locale.ROOT,
                    "%-12s %10d %10d %10d %3d%% %s",
                    row()[0],
                    volume.capacityBytes() >> 10,
                    used >> 10,
                    volume.freeBytes() >> 10,
                    Math.ceilDiv(used * 100, volume.capacityBytes()),
                    row()[1]));
        }
        next++;
        ask(turn);
    }

    record State(String mounts, int next, boolean reading, Saved text) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                mounts, next, reading.isPresent(), reading.map(ReadText::save).orElse(Saved.NOTHING)));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        mounts = state.mounts();
        next = state.next();
        if (state.reading()) reading.orElseThrow().restore(state.text());
        else reading = Optional.empty();
    }
}
