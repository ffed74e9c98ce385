// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemInfo;
import org.enlighten.simulation.Saved;

/// The command interpreter: shows a prompt, reads a line, runs what it says. With arguments `/c LINE` it runs that
/// one line and ends with its exit code.
public final class Shell implements Activity {
    private static final int LINE_BYTES = 512;
    private static final long PARSE_NS = 20_000;

    private enum At {
        START,
        GREET,
        PROMPT,
        TYPED,
        TARGET_SIZED,
        TARGET_OPENED,
        FINISHED,
        NEXT
    }

    private final Session session;
    private final String once;
    private String text = "";
    private CommandLine line = CommandLine.parse("");
    private Optional<Activity> running = Optional.empty();
    private int target = Turn.OUTPUT;
    private long targetSize;

    /// @param banner what it calls the system; empty: the system's id and version
    /// @param arguments empty, or `/c` and a line
    public Shell(String banner, String arguments) {
        session = new Session(banner);
        String given = arguments.strip();
        once = given.regionMatches(true, 0, "/c ", 0, 3) ? given.substring(3).strip() : "";
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (running.isPresent()) command(running.get(), at, of, turn);
        else own(At.values()[at], of, turn);
    }

    private void command(Activity command, int at, Result of, Turn turn) {
        command.stage(at, of, turn);
        if (!turn.hasEnded()) return;
        if (!session.isOver()) session.exitCode(turn.exitCode());
        running = Optional.empty();
        turn.resume(At.FINISHED);
    }

    private void own(At at, Result of, Turn turn) {
        switch (at) {
            case START -> start(turn);
            case GREET -> greet(of, turn);
            case PROMPT -> prompt(turn);
            case TYPED -> typed(of, turn);
            case TARGET_SIZED -> openTarget(of, turn);
            case TARGET_OPENED -> targetOpened(of, turn);
            case FINISHED -> finished(turn);
            case NEXT -> next(turn);
        }
    }

    private void start(Turn turn) {
        if (once.isEmpty()) turn.call(new SystemCall.QuerySystem(), At.GREET);
        else run(once, turn);
    }

    private void greet(Result of, Turn turn) {
        if (of.isSuccess()) Version.print(of.detail(SystemInfo.class), session, turn);
        turn.line("'help' lists the commands of this shell.");
        turn.then(At.PROMPT);
    }

    private void prompt(Turn turn) {
        turn.line("");
        turn.print(session.directory() + ">");
        turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, LINE_BYTES), At.TYPED);
    }

    private void typed(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() == 0) {
            turn.end(of.status() == Status.END_OF_FILE || of.isSuccess() ? session.exitCode() : 1);
            return;
        }
        turn.call(new SystemCall.Compute(PARSE_NS));
        run(turn.memory().text(Turn.DATA_AT, (int) of.value()), turn);
    }

    private void run(String typed, Turn turn) {
        text = Variables.expand(typed.strip(), session);
        line = CommandLine.parse(text);
        if (!line.problem().isEmpty()) {
            complain(line.problem(), turn);
        } else if (line.word().isEmpty()) {
            turn.then(At.NEXT);
        } else if (line.target().isEmpty()) {
            begin(turn);
        } else if (line.append()) {
            turn.call(new SystemCall.Stat(WindowsPath.resolve(session, line.target())), At.TARGET_SIZED);
        } else {
            targetSize = 0;
            open(Access.REPLACE, turn);
        }
    }

    private void openTarget(Result of, Turn turn) {
        targetSize =
                of.isSuccess() ? of.detail(org.enlighten.os.Listing.Entry.class).sizeBytes() : 0;
        open(of.isSuccess() ? Access.READ_WRITE : Access.CREATE, turn);
    }

    private void open(Access access, Turn turn) {
        turn.call(new SystemCall.Open(WindowsPath.resolve(session, line.target()), access), At.TARGET_OPENED);
    }

    private void targetOpened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            complain(Turn.reason(of), turn);
            return;
        }
        target = (int) of.value();
        turn.output(target, targetSize);
        begin(turn);
    }

    private void begin(Turn turn) {
        running = Optional.of(make());
        turn.resume(At.START);
    }

    private Activity make() {
        Optional<Builtin> builtin = Builtins.find(line.word());
        if (builtin.isEmpty()) return StartProgram.foreground(line, session);
        Optional<String> unknown = Builtins.unknownSwitch(builtin.get(), line);
        if (unknown.isPresent())
            return new Complaint("'%s' does not know '%s'. 'help %s' shows what it knows."
                    .formatted(
                            builtin.get().name(), unknown.get(), builtin.get().name()));
        return builtin.get().maker().make(line, session);
    }

    private void finished(Turn turn) {
        String failure = turn.takeOutputFailure();
        if (target != Turn.OUTPUT) turn.call(new SystemCall.Close(target));
        target = Turn.OUTPUT;
        turn.output(Turn.OUTPUT, Turn.SEQUENTIAL);
        if (failure.isEmpty() || line.target().isEmpty()) turn.then(At.NEXT);
        else complain(failure, turn);
    }

    private void complain(String sentence, Turn turn) {
        turn.line(sentence);
        session.exitCode(1);
        turn.then(At.NEXT);
    }

    private void next(Turn turn) {
        if (session.isOver() || !once.isEmpty()) turn.end(session.exitCode());
        else turn.then(At.PROMPT);
    }

    record State(String text, boolean running, Saved command, int target, long targetSize, Saved session) {}

    @Override
    public Saved save() {
        Saved command = running.map(Activity::save).orElse(Saved.NOTHING);
        return Saved.of(new State(text, running.isPresent(), command, target, targetSize, session.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        session.restore(state.session());
        text = state.text();
        line = CommandLine.parse(text);
        target = state.target();
        targetSize = state.targetSize();
        running = state.running() ? Optional.of(make()) : Optional.empty();
        running.ifPresent(command -> command.restore(state.command()));
    }
}
