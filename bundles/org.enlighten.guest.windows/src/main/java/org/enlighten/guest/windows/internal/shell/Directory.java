// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.VolumeInfo;
import org.enlighten.simulation.Saved;

/// `dir [FILES]`; `/b` prints names alone.
final class Directory implements Activity {
    private enum At {
        START,
        FOUND,
        VOLUME,
        LISTED,
        SUMMED
    }

    private final CommandLine line;
    private final Session session;
    private boolean whole;
    private int files;
    private int directories;
    private long bytes;

    Directory(CommandLine line, Session session) {
        this.line = line;
        this.session = session;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case FOUND -> {
                whole = of.isSuccess() && of.detail(Listing.Entry.class).directory();
                head(turn);
            }
            case VOLUME -> volume(of, turn);
            case LISTED -> listed(of, turn);
            case SUMMED -> summed(of, turn);
        }
    }

    private void start(Turn turn) {
        whole = WindowsPath.isRoot(path());
        if (whole || Wildcard.isIn(path())) head(turn);
        else turn.call(new SystemCall.Stat(path()), At.FOUND);
    }

    private void head(Turn turn) {
        if (bare()) turn.call(new SystemCall.List(selection().directory()), At.LISTED);
        else turn.call(new SystemCall.Volume(path().substring(0, 3)), At.VOLUME);
    }

    private void volume(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        ShowVolume.print(path(), of.detail(VolumeInfo.class), turn);
        turn.call(new SystemCall.List(selection().directory()), At.LISTED);
    }

    private void listed(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        List<Listing.Entry> entries = new Wildcard(selection().pattern()).of(of.detail(Listing.class));
        if (entries.isEmpty() && !whole) {
            turn.fail("There is no file '%s'.".formatted(path()));
        } else if (bare()) {
            entries.forEach(entry -> turn.line(entry.name()));
            turn.end(0);
        } else {
            turn.line("");
            turn.line(" Directory of " + selection().directory());
            turn.line("");
            entries.forEach(entry -> show(entry, turn));
            turn.call(new SystemCall.Volume(path().substring(0, 3)), At.SUMMED);
        }
    }

    private void show(Listing.Entry entry, Turn turn) {
        if (entry.directory()) directories++;
        else files++;
        bytes += entry.sizeBytes();
        String middle = entry.directory() ? "<DIR>         " : String.format(Locale.ROOT, "%,14d", entry.sizeBytes());
        turn.line(Calendar.shortForm(entry.modifiedNs()) + "  " + middle + " " + entry.name());
    }

    private void summed(Result of, Turn turn) {
        long free = of.isSuccess() ? of.detail(VolumeInfo.class).freeBytes() : 0;
        turn.line(String.format(Locale.ROOT, "%16d file(s) %,16d bytes", files, bytes));
        turn.line(String.format(Locale.ROOT, "%16d dir(s)  %,16d bytes free", directories, free));
        turn.end(0);
    }

    private boolean bare() {
        return line.switches().contains("/b");
    }

    private String path() {
        return WindowsPath.resolve(
                session, line.arguments().isEmpty() ? "." : line.arguments().getFirst());
    }

    private Selection selection() {
        return whole ? new Selection(path(), "*") : new Selection(WindowsPath.parent(path()), WindowsPath.name(path()));
    }

    record State(boolean whole, int files, int directories, long bytes) {}

    @Override
    public Saved save() {
        return Saved.of(new State(whole, files, directories, bytes));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        whole = state.whole();
        files = state.files();
        directories = state.directories();
        bytes = state.bytes();
    }
}
