// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlighten.guest.network.ShareCopy;
import org.enlighten.guest.network.ShareFile;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;

/// Shares of other machines in this shell: `net use` gives one a letter, `copy` reaches them by that letter or by
/// their whole name, `\\ADDRESS\SHARE\FILE`. `net share` offers a directory of this machine.
final class Shares {
    private static final String PROGRAM = "share.exe";

    private Shares() {}

    /// `net share NAME=DIRECTORY`: a program serves it from now on.
    static Activity offer(String nameAndDirectory, Session session) {
        int equals = nameAndDirectory.indexOf('=');
        if (equals <= 0) return new Complaint("Say: net share NAME=DIRECTORY");
        String directory = WindowsPath.resolve(session, nameAndDirectory.substring(equals + 1));
        String whole = nameAndDirectory.substring(0, equals) + "=" + directory;
        return StartProgram.background(CommandLine.parse("start " + PROGRAM + " " + whole), session);
    }

    /// `net use`, `net use X: \\ADDRESS\SHARE`, `net use X: /delete`.
    static Activity use(CommandLine line, Session session) {
        List<String> words = line.arguments();
        if (words.size() < 2) return new Use(session, "", "");
        String letter = words.get(1).toUpperCase(Locale.ROOT);
        boolean delete = line.switches().contains("/delete");
        if (!letter.matches("[D-Z]:")) return new Complaint("'%s' is no letter for a share.".formatted(words.get(1)));
        if (delete) return new Use(session, letter, "");
        if (words.size() != 3 || remote(words.get(2), session).isEmpty())
            return new Complaint("Say: net use X: \\\\10.0.0.2\\SHARE");
        return new Use(session, letter, words.get(2));
    }

    /// Lists, gives or takes letters.
    private record Use(Session session, String letter, String share) implements Activity {
        @Override
        public void stage(int at, Result of, Turn turn) {
            if (letter.isEmpty()) list(turn);
            else if (share.isEmpty()) session.shares().remove(letter);
            else session.shares().put(letter, share);
            turn.end(0);
        }

        private void list(Turn turn) {
            if (session.shares().isEmpty()) turn.line("No letter stands for a share.");
            for (Map.Entry<String, String> each : session.shares().entrySet())
                turn.line("%s  %s".formatted(each.getKey(), each.getValue()));
        }
    }

    /// The file of a share that a person means; empty when it is one of this machine.
    static Optional<ShareFile> remote(String text, Session session) {
        String path = text.replace('/', '\\');
        if (path.startsWith("\\\\")) return ShareFile.of(path.substring(2), '\\');
        if (!WindowsPath.hasDrive(path)) return Optional.empty();
        String share = session.shares().get(path.substring(0, 2).toUpperCase(Locale.ROOT));
        if (share == null) return Optional.empty();
        String rest = path.substring(2);
        return ShareFile.of(share.substring(2) + (rest.startsWith("\\") ? rest : "\\" + rest), '\\');
    }

    /// `copy`, also from and to shares, a file at a time.
    static Activity copy(CommandLine line, Session session) {
        List<String> words = line.arguments();
        if (words.isEmpty() || words.size() > 2) return new Copy(line, session);
        String target = words.size() < 2 ? "." : words.get(1);
        Optional<ShareFile> from = remote(words.getFirst(), session);
        Optional<ShareFile> to = remote(target, session);
        if (from.isEmpty() && to.isEmpty()) return new Copy(line, session);
        if (from.isPresent() && to.isPresent())
            return new Complaint("A file of a share is copied to this machine first, then to another share.");
        return to.isPresent() ? put(words.getFirst(), to.get(), session) : get(from.orElseThrow(), target, session);
    }

    private static Activity put(String source, ShareFile to, Session session) {
        if (Wildcard.isIn(source)) return new Complaint("Files are copied to a share one at a time.");
        String local = WindowsPath.resolve(session, source);
        return new ShareCopy(to.name().isEmpty() ? to.named(WindowsPath.name(local)) : to, local, true);
    }

    private static Activity get(ShareFile from, String target, Session session) {
        if (from.name().isEmpty()) return new Complaint("Name a file of the share.");
        String local = WindowsPath.resolve(session, target);
        boolean here = target.equals(".") || target.endsWith("\\") || WindowsPath.isRoot(local);
        return new ShareCopy(from, here ? WindowsPath.join(local, from.name()) : local, false);
    }
}
