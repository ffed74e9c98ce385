// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.Arrays;
import java.util.Optional;
import org.enlighten.guest.internal.load.Settings;
import org.enlighten.guest.program.StagedProgram;

/// Says of a database's files whether what its clients were answered is there, and nothing else: to the byte.
///
/// @param words the settings that it runs with
public record Judge(String words) {
    static final String PATH = "C:\\OLTP";

    /// Of files as they lay on a disk when its power failed.
    ///
    /// @param promised the last transaction that a client had an answer about
    public Verdict judged(byte[] data, byte[] log, long promised) {
        SmallSystem system = new SmallSystem();
        bring(system, PATH + ".DAT", data);
        bring(system, PATH + ".LOG", log);
        return judged(system, promised, Database.CLIENTS_MOST);
    }

    /// How many transactions opening those files does again from their log; none when they were left in order.
    public long replayed(byte[] data, byte[] log) {
        SmallSystem system = new SmallSystem();
        bring(system, PATH + ".DAT", data);
        bring(system, PATH + ".LOG", log);
        Database database = new Database(PATH, new Settings(words));
        int code = system.run(new StagedProgram(database.prepare()), SmallSystem.memory(), 1_000_000);
        if (code != 0) throw new AssertionError("It does not open: " + database.problem());
        return database.recovered;
    }

    private static void bring(SmallSystem system, String path, byte[] content) {
        system.files.create(path);
        system.files.write(path, 0, content);
        system.files.flush();
    }

    /// What was found.
    ///
    /// @param why what is wrong; empty when nothing is
    /// @param last the last transaction that is there: a promise from now on, because it was seen
    public record Verdict(Optional<String> why, long last) {
        private static Verdict broken(String why) {
            return new Verdict(Optional.of(why), 0);
        }
    }

    /// Recovers, and looks at every byte.
    Verdict judged(SmallSystem system, long promised, int clients) {
        system.restart();
        Database database = new Database(PATH, new Settings(words));
        int code = system.run(new StagedProgram(database.prepare()), SmallSystem.memory(), 1_000_000);
        if (code != 0) return Verdict.broken("it does not open: " + database.problem());
        long last = database.next - 1;
        if (last < promised) return Verdict.broken("lost: " + promised + " was answered, " + last + " is there");
        if (last > promised + clients) return Verdict.broken("nobody asked for " + last + " after " + promised);
        int wrong = Arrays.mismatch(expected(database, last), system.files.content(PATH + ".DAT"));
        return wrong < 0
                ? new Verdict(Optional.empty(), last)
                : Verdict.broken("byte %d is not what %d made of it".formatted(wrong, last));
    }

    /// What every page is when the transactions up to that one were committed.
    private static byte[] expected(Database of, long last) {
        byte[] all = new byte[of.pages * Page.BYTES];
        for (int page = 0; page < of.pages; page++)
            System.arraycopy(Page.blank(page), 0, all, page * Page.BYTES, Page.BYTES);
        for (long id = 1; id <= last; id++) {
            Transaction one = Transaction.of(of.seed, id, of.pages);
            if (one.aborts()) continue;
            for (int page : one.pages()) {
                int at = page * Page.BYTES;
                byte[] change = Page.changed(Arrays.copyOfRange(all, at, at + 32), id);
                System.arraycopy(change, 0, all, at, change.length);
                System.arraycopy(change, 0, all, at + Page.slotAt(change), 8);
            }
        }
        return all;
    }
}
