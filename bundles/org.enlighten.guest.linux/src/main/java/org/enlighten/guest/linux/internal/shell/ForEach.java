// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.simulation.Saved;

/// Commands that do one thing to each of their operands: `mkdir`, `rmdir`, `touch`.
final class ForEach implements Activity {
    private enum At {
        START,
        DONE
    }

    /// What is done to a path.
    ///
    /// @param call that does it
    /// @param fine a failure that is none
    /// @param opens its value is a handle to be closed
    private record Item(String given, SystemCall call, Status fine, boolean opens) {}

    private final String name;
    private final List<Item> items;
    private int next;
    private int exitCode;

    private ForEach(String name, List<Item> items) {
        this.name = name;
        this.items = items;
    }

    /// `mkdir [-p] DIRECTORY…`; with `-p` those above too.
    static Activity makeDirectories(Arguments arguments, Session session) {
        List<Item> items = new ArrayList<>();
        for (String operand : arguments.operands()) {
            String path = session.resolve(operand);
            if (arguments.has('p')) {
                for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    items.add(made(operand, path.substring(0, slash), Status.EXISTS));
                }
            }
            items.add(made(operand, path, arguments.has('p') ? Status.EXISTS : Status.SUCCESS));
        }
        return new ForEach(arguments.name(), items);
    }

    private static Item made(String operand, String path, Status fine) {
        return new Item(operand, new SystemCall.MakeDirectory(path), fine, false);
    }

    /// `touch FILE…`: makes those that are not there.
    static Activity touch(Arguments arguments, Session session) {
        return new ForEach(
                arguments.name(),
                arguments.operands().stream()
                        .map(operand -> new Item(
                                operand,
                                new SystemCall.Open(session.resolve(operand), Access.CREATE),
                                Status.EXISTS,
                                true))
                        .toList());
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (items.isEmpty()) turn.refuse(name + ": a name is wanted");
                else turn.call(items.getFirst().call(), At.DONE);
            }
            case DONE -> done(items.get(next), of, turn);
        }
    }

    private void done(Item item, Result of, Turn turn) {
        if (!of.isSuccess() && of.status() != item.fine()) {
            turn.complain("%s: %s: %s".formatted(name, item.given(), Errno.text(of)));
            exitCode = 1;
        } else if (of.isSuccess() && item.opens()) {
            turn.call(new SystemCall.Close((int) of.value()));
        }
        next++;
        if (next < items.size()) turn.call(items.get(next).call(), At.DONE);
        else turn.end(exitCode);
    }

    record State(int next, int exitCode) {}

    @Override
    public Saved save() {
        return Saved.of(new State(next, exitCode));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        next = state.next();
        exitCode = state.exitCode();
    }
}
