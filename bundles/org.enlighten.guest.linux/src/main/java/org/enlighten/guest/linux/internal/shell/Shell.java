// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// `sh`: shows a prompt, reads a line, runs its commands. With arguments `-c LINE` it runs that one line and ends with
/// the last exit code.
public final class Shell implements Activity {
    private static final int LINE_BYTES = 512;
    private static final long PARSE_NS = 20_000;

    private enum At {
        START,
        GREET,
        PROMPT,
        TYPED,
        COMMAND,
        GLOBBED,
        TARGET_SIZED,
        TARGET_OPENED,
        FINISHED
    }

    private final Session session;
    private final String once;
    private String issue = "";
    private String line = "";
    /// Which command of the line it is at, and how many of its words have been looked at.
    private int command;

    private int word;
    private List<String> words = new ArrayList<>();
    /// How the last command ended when the line's present command was parsed.
    private int exitCodeBefore;

    private Optional<Activity> running = Optional.empty();
    private boolean opening = true;
    private int target = Turn.OUTPUT;
    private long targetSize;

    public Shell(Host host, String arguments) {
        session = new Session(host);
        String given = arguments.strip();
        once = given.startsWith("-c ") ? given.substring(3).strip() : "";
        running = Optional.of(begin());
    }

    private Activity begin() {
        return new Sequence(List.of(
                () -> ReadText.ifThere("/etc/HOSTNAME", text -> session.hostName(text.strip())),
                () -> ReadText.ifThere("/etc/issue", text -> issue = text)));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (running.isPresent()) ofRunning(running.get(), at, of, turn);
        else own(At.values()[at], of, turn);
    }

    private void ofRunning(Activity activity, int at, Result of, Turn turn) {
        activity.stage(at, of, turn);
        if (!turn.hasEnded()) return;
        running = Optional.empty();
        if (opening) {
            opening = false;
            turn.resume(At.GREET);
            return;
        }
        if (!session.isOver()) session.exitCode(turn.exitCode());
        turn.resume(At.FINISHED);
    }

    private void own(At at, Result of, Turn turn) {
        switch (at) {
            case START, GREET -> {
                if (!once.isEmpty()) run(once, turn);
                else {
                    turn.print(issue.isEmpty() ? "" : "\n" + issue + "'help' lists the commands of this shell.\n\n");
                    turn.then(At.PROMPT);
                }
            }
            case PROMPT -> {
                turn.print(session.prompt());
                turn.call(new SystemCall.Read(Turn.INPUT, -1, Turn.DATA_AT, LINE_BYTES), At.TYPED);
            }
            case TYPED -> typed(of, turn);
            case COMMAND -> nextCommand(turn);
            case GLOBBED -> globbed(of, turn);
            case TARGET_SIZED -> openTarget(of, turn);
            case TARGET_OPENED -> targetOpened(of, turn);
            case FINISHED -> finished(turn);
        }
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
        line = typed.strip();
        command = 0;
        String problem = LineParser.parse(line, session).problem();
        if (problem.isEmpty()) {
            nextCommand(turn);
            return;
        }
        turn.complain("sh: " + problem);
        session.exitCode(2);
        lineIsOver(turn);
    }

    /// Commands are parsed when their turn comes: `$?` is that of the one before.
    private Command current() {
        int now = session.exitCode();
        session.exitCode(exitCodeBefore);
        Command current = LineParser.parse(line, session).commands().get(command);
        session.exitCode(now);
        return current;
    }

    private void nextCommand(Turn turn) {
        exitCodeBefore = session.exitCode();
        List<Command> commands = LineParser.parse(line, session).commands();
        while (command < commands.size() && !commands.get(command).isDue(session.exitCode())) command++;
        if (command == commands.size()) {
            lineIsOver(turn);
            return;
        }
        words = new ArrayList<>();
        word = 0;
        expand(turn);
    }

    private void lineIsOver(Turn turn) {
        if (session.isOver() || !once.isEmpty()) turn.end(session.exitCode());
        else turn.then(At.PROMPT);
    }

    /// Puts names in the place of patterns, one after the other.
    private void expand(Turn turn) {
        List<Word> all = current().words();
        while (word < all.size() && !all.get(word).pattern())
            words.add(all.get(word++).text());
        if (word == all.size()) output(turn);
        else turn.call(new SystemCall.List(Pattern.of(all.get(word).text()).directory(session)), At.GLOBBED);
    }

    private void globbed(Result of, Turn turn) {
        String text = current().words().get(word++).text();
        if (of.isSuccess()) words.addAll(Pattern.of(text).expand(of.detail(Listing.class)));
        else words.add(text);
        expand(turn);
    }

    private void output(Turn turn) {
        Command now = current();
        if (now.target().isEmpty()) {
            begin(turn);
        } else if (now.append()) {
            turn.call(new SystemCall.Stat(session.resolve(now.target())), At.TARGET_SIZED);
        } else {
            targetSize = 0;
            open(Access.REPLACE, turn);
        }
    }

    private void openTarget(Result of, Turn turn) {
        targetSize = of.isSuccess() ? of.detail(Listing.Entry.class).sizeBytes() : 0;
        open(of.isSuccess() ? Access.READ_WRITE : Access.CREATE, turn);
    }

    private void open(Access access, Turn turn) {
        turn.call(new SystemCall.Open(session.resolve(current().target()), access), At.TARGET_OPENED);
    }

    private void targetOpened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.complain("sh: %s: %s".formatted(current().target(), Errno.text(of)));
            session.exitCode(1);
            command++;
            turn.then(At.COMMAND);
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
        return Builtins.make(Arguments.of(words), session, current());
    }

    private void finished(Turn turn) {
        String failure = turn.takeOutputFailure();
        if (target != Turn.OUTPUT) turn.call(new SystemCall.Close(target));
        turn.output(Turn.OUTPUT, Turn.SEQUENTIAL);
        if (!failure.isEmpty() && target != Turn.OUTPUT) {
            turn.complain("sh: %s: %s".formatted(current().target(), failure));
            session.exitCode(1);
        }
        target = Turn.OUTPUT;
        command++;
        if (session.isOver()) lineIsOver(turn);
        else turn.then(At.COMMAND);
    }

    record State(
            Saved session,
            String issue,
            String line,
            int command,
            int word,
            List<String> words,
            int exitCodeBefore,
            boolean opening,
            boolean running,
            Saved activity,
            int target,
            long targetSize) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                session.save(),
                issue,
                line,
                command,
                word,
                words,
                exitCodeBefore,
                opening,
                running.isPresent(),
                running.map(Activity::save).orElse(Saved.NOTHING),
                target,
                targetSize));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        session.restore(state.session());
        issue = state.issue();
        line = state.line();
        command = state.command();
        word = state.word();
        words = new ArrayList<>(state.words());
        exitCodeBefore = state.exitCodeBefore();
        opening = state.opening();
        target = state.target();
        targetSize = state.targetSize();
        running = state.running() ? Optional.of(opening ? begin() : make()) : Optional.empty();
        running.ifPresent(activity -> activity.restore(state.activity()));
    }
}
