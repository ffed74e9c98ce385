// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.workload;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.internal.load.Load;
import org.enlighten.guest.internal.load.LoadRun;
import org.enlighten.guest.internal.load.Settings;
import org.enlighten.guest.internal.oltp.Database;
import org.enlighten.guest.internal.service.MailStore;
import org.enlighten.guest.internal.service.Pulse;
import org.enlighten.guest.internal.service.WebServer;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.SystemInfo;
import org.enlighten.simulation.Saved;

/// `workload run KIND SETTINGS` does one kind of work and measures it; `workload start KIND SETTINGS` has a process
/// of its
/// own do it; `workload show` prints the figures, `workload stop` ends it. KIND is `oltp`, `mail`, `web`, `cpu` or
/// `idle`;
/// every kind takes `seconds=N` (0, for ever, unless given) and `talk=1`, which prints what it has done.
public final class Workload implements Activity {
    /// Memory that its process needs.
    public static final int MEMORY_KIB = Database.MEMORY_KIB;

    private static final List<String> KINDS = List.of("oltp", "mail", "web", "cpu", "idle");
    private static final long SECOND_NS = 1_000_000_000;
    private static final int REPORT_BYTES = 1024;

    private enum At {
        START,
        STARTED,
        REPORT_OPENED,
        REPORT_READ,
        FOUND,
        STOPPED,
        ENDED
    }

    /// Where a system has it.
    ///
    /// @param image path of this program's own file
    /// @param directory for its files, with what parts it from their names
    public record Place(String image, String directory) {}

    private final Place place;
    private final String verb;
    private final String kind;
    private final String words;
    private final Optional<Activity> run;
    private String problem = "";
    private long process;
    private int handle;

    public Workload(Place place, String arguments) {
        this.place = place;
        String[] parts = arguments.strip().split("\\s+", 3);
        verb = parts[0];
        kind = parts.length < 2 ? "" : parts[1];
        words = parts.length < 3 ? "" : parts[2];
        run = asked();
    }

    /// What is to be run, if it is something that can be.
    private Optional<Activity> asked() {
        if (!verb.equals("run") && !verb.equals("start")) return Optional.empty();
        if (!KINDS.contains(kind)) {
            problem = "There is no workload '%s'; there is %s.".formatted(kind, String.join(", ", KINDS));
            return Optional.empty();
        }
        Settings settings = new Settings(words);
        Load load = load(settings);
        long seconds = settings.number("seconds", 0, 0, 10_000_000);
        boolean talks = settings.number("talk", 0, 0, 1) == 1;
        problem = settings.problem().orElse("");
        return Optional.of(new LoadRun(load, report(), seconds * SECOND_NS, talks));
    }

    private Load load(Settings settings) {
        return switch (kind) {
            case "oltp" -> new Database(place.directory() + "OLTP", settings);
            case "mail" -> new MailStore(place.directory() + "MAIL", settings);
            case "web" -> new WebServer(place.directory() + "PAGES", settings);
            case "cpu" -> Pulse.cpu();
            default -> Pulse.idle();
        };
    }

    private String report() {
        return place.directory() + "WORKLOAD.TXT";
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (!problem.isEmpty()) turn.fail(problem);
        else if (verb.equals("run")) run.orElseThrow().stage(at, of, turn);
        else own(At.values()[at], of, turn);
    }

    private void own(At at, Result of, Turn turn) {
        switch (at) {
            case START -> begin(turn);
            case STARTED -> {
                if (of.isSuccess()) {
                    turn.line("The workload '%s' runs as process %d.".formatted(kind, of.value()));
                    turn.end(0);
                } else turn.fail(of);
            }
            case REPORT_OPENED -> {
                if (of.isSuccess()) {
                    handle = (int) of.value();
                    turn.call(new SystemCall.Read(handle, 0, Turn.DATA_AT, REPORT_BYTES), At.REPORT_READ);
                } else turn.fail("No workload has run here.");
            }
            case REPORT_READ -> shown(of, turn);
            case FOUND -> found(of.detail(SystemInfo.class), turn);
            case STOPPED -> {
                // What it has asked of its disk is awaited: until then the process is there.
                if (of.isSuccess()) turn.call(new SystemCall.WaitProcess((int) process), At.ENDED);
                else turn.fail(of);
            }
            case ENDED -> {
                turn.line("The workload, process %d, was stopped.".formatted(process));
                turn.end(0);
            }
        }
    }

    private void begin(Turn turn) {
        switch (verb) {
            case "start" ->
                turn.call(
                        new SystemCall.StartProcess(place.image(), ("run " + kind + " " + words).strip()), At.STARTED);
            case "show" -> turn.call(new SystemCall.Open(report(), Access.READ), At.REPORT_OPENED);
            case "stop" -> turn.call(new SystemCall.QuerySystem(), At.FOUND);
            default ->
                turn.fail("'workload' takes run or start with a kind (%s), show, or stop."
                        .formatted(String.join(", ", KINDS)));
        }
    }

    private void shown(Result of, Turn turn) {
        turn.call(new SystemCall.Close(handle));
        if (of.isSuccess()) {
            String line = turn.memory().text(Turn.DATA_AT, (int) of.value()).strip();
            for (String word : line.split(" ")) turn.line(word);
            turn.end(0);
        } else turn.fail(of);
    }

    private void found(SystemInfo info, Turn turn) {
        String own = place.image()
                .substring(
                        Math.max(place.image().lastIndexOf('\\'), place.image().lastIndexOf('/')) + 1);
        Optional<SystemInfo.ProcessInfo> other = info.processes().stream()
                .filter(p ->
                        p.image().equalsIgnoreCase(own) && p.arguments().strip().startsWith("run "))
                .findFirst();
        if (other.isEmpty()) {
            turn.fail("No workload runs here.");
            return;
        }
        process = other.get().processId();
        turn.call(new SystemCall.EndProcess((int) process), At.STOPPED);
    }

    record State(Saved run, long process, int handle) {}

    @Override
    public Saved save() {
        return Saved.of(new State(run.map(Activity::save).orElse(Saved.NOTHING), process, handle));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        if (run.isPresent()) run.get().restore(s.run());
        process = s.process();
        handle = s.handle();
    }
}
