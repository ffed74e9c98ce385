// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ServiceAction;
import org.enlighten.os.SystemInfo;

/// `net start` lists running services; `net start SERVICE` and `net stop SERVICE`.
record Net(CommandLine line) implements Activity {
    /// `net share` and `net use` are about files of other machines.
    static Activity of(CommandLine line, Session session) {
        List<String> words = line.arguments();
        String verb = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "share" -> Shares.offer(words.size() == 2 ? words.get(1) : "", session);
            case "use" -> Shares.use(line, session);
            default -> new Net(line);
        };
    }

    private enum At {
        START,
        LISTED,
        DONE
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case LISTED -> {
                of.detail(SystemInfo.class).services().stream()
                        .filter(ServiceInfo::running)
                        .forEach(service -> turn.line("   " + service.displayName()));
                turn.end(0);
            }
            case DONE -> {
                if (!of.isSuccess()) {
                    turn.fail(of);
                    return;
                }
                turn.line("Service '%s' was %s.".formatted(service(), verb().equals("start") ? "started" : "stopped"));
                turn.end(0);
            }
        }
    }

    private void start(Turn turn) {
        boolean start = verb().equals("start");
        if (!start && !verb().equals("stop")) turn.fail("'net' needs 'start', 'stop', 'share' or 'use'.");
        else if (!service().isEmpty())
            turn.call(new SystemCall.Service(service(), start ? ServiceAction.START : ServiceAction.STOP), At.DONE);
        else if (start) turn.call(new SystemCall.QuerySystem(), At.LISTED);
        else turn.fail("'net stop' needs the name of a service.");
    }

    private String verb() {
        return line.arguments().isEmpty() ? "" : line.arguments().getFirst().toLowerCase(Locale.ROOT);
    }

    private String service() {
        return line.arguments().size() < 2
                ? ""
                : String.join(" ", line.arguments().subList(1, line.arguments().size()));
    }
}
