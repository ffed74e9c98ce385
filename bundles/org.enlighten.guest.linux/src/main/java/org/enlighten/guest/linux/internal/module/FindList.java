// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.util.List;
import java.util.function.Consumer;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.simulation.Saved;

/// Looks for a list: in the directory that was named, or else where such CDs have theirs.
final class FindList implements Activity {
    private static final List<String> PLACES =
            List.of("/media/sr0", "/media/sr0/LINUX", "/media/sr1", "/media/sr1/LINUX");

    private enum At {
        START,
        LOOKED
    }

    private final List<String> places;
    private final Consumer<String> finder;
    private int next;

    /// @param named directory; empty: all places
    /// @param finder gets the directory of the list
    FindList(String named, Consumer<String> finder) {
        places = named.isEmpty() ? PLACES : List.of(named);
        this.finder = finder;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> look(turn);
            case LOOKED -> {
                if (of.isSuccess()) {
                    finder.accept(places.get(next));
                    turn.end(0);
                    return;
                }
                next++;
                if (next < places.size()) look(turn);
                else turn.fail("setup.pl: there is no %s/%s".formatted(places.getFirst(), ComponentList.NAME));
            }
        }
    }

    private void look(Turn turn) {
        turn.call(new SystemCall.Stat(places.get(next) + "/" + ComponentList.NAME), At.LOOKED);
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
