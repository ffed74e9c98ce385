// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Looks for a list: in the directory that was named, or else on every drive where such CDs have theirs.
final class FindList implements Activity {
    static final String NAME = "SETUP.INF";
    private static final List<String> PLACES = List.of("\\SUPPORT\\AMD64", "\\SUPPORT\\X86");

    private enum At {
        START,
        LOOKED
    }

    private final String named;
    private final Consumer<String> finder;
    private int next;

    /// @param named directory; empty: all places
    /// @param finder gets the directory of the list
    FindList(String named, Consumer<String> finder) {
        this.named = named;
        this.finder = finder;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> look(turn);
            case LOOKED -> {
                if (of.isSuccess()) {
                    finder.accept(places().get(next));
                    turn.end(0);
                    return;
                }
                next++;
                if (next < places().size()) look(turn);
                else turn.fail("No CD with something to set up was found: there is no '%s'.".formatted(looked()));
            }
        }
    }

    private void look(Turn turn) {
        turn.call(new SystemCall.Stat(places().get(next) + "\\" + NAME), At.LOOKED);
    }

    private String looked() {
        return (named.isEmpty() ? "D:" + PLACES.getFirst() : named) + "\\" + NAME;
    }

    private List<String> places() {
        if (!named.isEmpty()) return List.of(named);
        List<String> all = new ArrayList<>();
        for (char drive = 'D'; drive <= 'Z'; drive++) for (String place : PLACES) all.add(drive + ":" + place);
        return all;
    }

    record State(int next) {}

    @Override
    public Saved save() {
        return Saved.of(new State(next));
    }

    @Override
    public void restore(Saved saved) {
        next = saved.as(State.class).next();
    }
}
