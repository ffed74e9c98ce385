// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.BackupCall;
import org.enlighten.os.EventLog;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemInfo;
import org.enlighten.simulation.Saved;

/// Runs a [Load] for a span of time: round after round, each measured, with a line of figures in a file every second.
/// A
/// load that keeps data is a writer of backups: between rounds it asks for its word, freezes and goes on.
public final class LoadRun implements Activity {
    private enum At {
        START,
        PREPARED,
        REGISTERED,
        BEGUN,
        WORD,
        ROUND,
        MEASURE,
        MEASURED,
        REPORT_OPEN,
        REPORT_WRITTEN,
        FROZEN,
        THAWED,
        FAILED,
        ENDED
    }

    /// What is under way beside its own stages.
    private enum Doing {
        NOTHING,
        PREPARE,
        ROUND,
        FREEZE
    }

    private static final long REPORT_NS = 1_000_000_000;
    private static final int EVENT = 100;

    private final Load load;
    private final String report;
    private final long lastsNs;
    private final boolean talks;
    private final Figures figures = new Figures();
    private Doing doing = Doing.NOTHING;
    private Optional<Activity> running = Optional.empty();
    private long beganNs;
    private long roundNs;
    private long reportedNs;
    private String state = "running";
    private int handle;

    /// @param report file for the line of figures
    /// @param lastsNs how long it goes on; 0: until somebody ends it
    /// @param talks prints what the load says after each round
    public LoadRun(Load load, String report, long lastsNs, boolean talks) {
        this.load = load;
        this.report = report;
        this.lastsNs = lastsNs;
        this.talks = talks;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (doing != Doing.NOTHING) nested(at, of, turn);
        else own(At.values()[at], of, turn);
    }

    private void nested(int at, Result of, Turn turn) {
        running.orElseThrow().stage(at, of, turn);
        if (!turn.hasEnded()) return;
        At next = switch (doing) {
            case PREPARE -> At.PREPARED;
            case ROUND -> At.MEASURE;
            case FREEZE -> At.FROZEN;
            case NOTHING -> throw new IllegalStateException("nothing was under way");
        };
        doing = Doing.NOTHING;
        running = Optional.empty();
        turn.resume(turn.exitCode() == 0 ? next : At.FAILED);
    }

    private void own(At at, Result of, Turn turn) {
        switch (at) {
            case START -> begin(Doing.PREPARE, turn);
            case PREPARED -> {
                if (load.freeze().isEmpty()) clock(At.BEGUN, turn);
                else turn.call(new SystemCall.Backup(new BackupCall.Register(load.name())), At.REGISTERED);
            }
            case REGISTERED -> clock(At.BEGUN, turn);
            case BEGUN -> {
                beganNs = of.detail(SystemInfo.class).uptimeNs();
                roundNs = beganNs;
                reportedNs = beganNs - REPORT_NS;
                goOn(turn);
            }
            case WORD -> {
                if (BackupCall.Word.of(of)
                        .filter(BackupCall.Word.FREEZE::equals)
                        .isPresent()) begin(Doing.FREEZE, turn);
                else begin(Doing.ROUND, turn);
            }
            case ROUND -> begin(Doing.ROUND, turn);
            case MEASURE -> clock(At.MEASURED, turn);
            case MEASURED -> measured(of.detail(SystemInfo.class).uptimeNs(), turn);
            case REPORT_OPEN -> writeReport(of, turn);
            case REPORT_WRITTEN -> {
                turn.call(new SystemCall.Close(handle));
                if (state.equals("running")) clock(At.THAWED, turn);
                else turn.then(At.ENDED);
            }
            case FROZEN -> {
                turn.call(new SystemCall.Backup(new BackupCall.Frozen("")));
                turn.call(new SystemCall.Backup(new BackupCall.Await(BackupCall.FOREVER)));
                clock(At.THAWED, turn);
            }
            case THAWED -> {
                roundNs = of.detail(SystemInfo.class).uptimeNs();
                goOn(turn);
            }
            case FAILED -> failed(turn);
            case ENDED -> turn.end(state.equals("ended") ? 0 : 1);
        }
    }

    private void begin(Doing what, Turn turn) {
        doing = what;
        running = Optional.of(activity());
        turn.then(At.START);
    }

    private Activity activity() {
        return switch (doing) {
            case PREPARE -> load.prepare();
            case ROUND -> load.round();
            case FREEZE -> load.freeze().orElseThrow();
            case NOTHING -> throw new IllegalStateException("nothing is under way");
        };
    }

    private static void clock(At then, Turn turn) {
        turn.call(new SystemCall.QuerySystem(), then);
    }

    private void goOn(Turn turn) {
        if (load.freeze().isEmpty()) turn.then(At.ROUND);
        else turn.call(new SystemCall.Backup(new BackupCall.Await(0)), At.WORD);
    }

    private void measured(long nowNs, Turn turn) {
        figures.add(nowNs - roundNs, load.operations());
        roundNs = nowNs;
        String told = load.told();
        if (talks && !told.isEmpty()) turn.line(told);
        if (lastsNs > 0 && nowNs - beganNs >= lastsNs) state = "ended";
        if (state.equals("running") && nowNs - reportedNs < REPORT_NS) {
            goOn(turn);
            return;
        }
        reportedNs = nowNs;
        turn.call(new SystemCall.Open(report, Access.REPLACE), At.REPORT_OPEN);
    }

    private void writeReport(Result of, Turn turn) {
        if (!of.isSuccess()) {
            failedBecause("Its figures cannot be written. " + Turn.reason(of), turn);
            return;
        }
        handle = (int) of.value();
        byte[] line =
                (figures.text(load.name(), reportedNs - beganNs, state) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        turn.memory().put(0, line);
        turn.call(new SystemCall.Write(handle, 0, 0, line.length), At.REPORT_WRITTEN);
    }

    private void failed(Turn turn) {
        failedBecause(load.problem(), turn);
    }

    /// Who runs in the background has no console of its own to complain on.
    private void failedBecause(String why, Turn turn) {
        state = "failed";
        String sentence = "The workload '%s' has ended. %s".formatted(load.name(), why);
        if (talks) turn.line(sentence);
        turn.call(new SystemCall.Report(EventLog.Level.ERROR, EVENT, "workload", sentence));
        turn.then(At.ENDED);
    }

    record State(
            Doing doing,
            Saved running,
            Saved load,
            Figures.State figures,
            long beganNs,
            long roundNs,
            long reportedNs,
            String state,
            int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                doing,
                running.map(Activity::save).orElse(Saved.NOTHING),
                load.save(),
                figures.save(),
                beganNs,
                roundNs,
                reportedNs,
                state,
                handle));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        load.restore(s.load());
        doing = s.doing();
        running = doing == Doing.NOTHING ? Optional.empty() : Optional.of(activity());
        running.ifPresent(activity -> activity.restore(s.running()));
        figures.restore(s.figures());
        beganNs = s.beganNs();
        roundNs = s.roundNs();
        reportedNs = s.reportedNs();
        state = s.state();
        handle = s.handle();
    }
}
