// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.program.Activity;

/// `uname [-a] [-s] [-n] [-r] [-v]`.
final class SystemName {
    private SystemName() {}

    static Activity of(Arguments arguments, Session session) {
        boolean all = arguments.has('a');
        List<String> parts = new ArrayList<>();
        if (all || arguments.has('s') || arguments.options().isEmpty()) parts.add("Linux");
        if (all || arguments.has('n')) parts.add(session.hostName());
        if (all || arguments.has('r')) parts.add(session.host().kernelVersion());
        if (all || arguments.has('v')) parts.add(session.host().build());
        return Say.line(String.join(" ", parts));
    }
}
