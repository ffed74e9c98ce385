// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.network.ShareCopy;
import org.enlighten.guest.network.ShareFile;
import org.enlighten.guest.program.Activity;

/// `rcp SOURCE TARGET`: one of the two is a file of a share of another machine, `ADDRESS:SHARE/FILE`.
final class RemoteCopy {
    private static final String USAGE = "rcp: one file here, one of a share there: ADDRESS:SHARE/FILE";

    private RemoteCopy() {}

    static Activity of(Arguments arguments, Session session) {
        List<String> words = arguments.operands();
        if (words.size() != 2) return new Complaint(USAGE, 1);
        Optional<ShareFile> from = remote(words.getFirst());
        Optional<ShareFile> to = remote(words.getLast());
        if (from.isPresent() == to.isPresent()) return new Complaint(USAGE, 1);
        if (to.isPresent()) {
            String local = session.resolve(words.getFirst());
            ShareFile target = to.get().name().isEmpty() ? to.get().named(UnixPath.name(local)) : to.get();
            return new ShareCopy(target, local, true);
        }
        if (from.get().name().isEmpty()) return new Complaint(USAGE, 1);
        String local = session.resolve(words.getLast());
        boolean here = words.getLast().equals(".") || words.getLast().endsWith("/");
        return new ShareCopy(from.get(), here ? UnixPath.join(local, from.get().name()) : local, false);
    }

    private static Optional<ShareFile> remote(String word) {
        int colon = word.indexOf(':');
        return colon < 0 ? Optional.empty() : ShareFile.of(word.replaceFirst(":", "/"), '/');
    }
}
