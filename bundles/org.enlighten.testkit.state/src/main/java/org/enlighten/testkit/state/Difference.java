// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.util.List;

/// Where two long things begin to differ, in a message that a person can read.
final class Difference {
    private static final int AROUND = 120;

    private Difference() {}

    /// Throws [AssertionError] when the saves are not the same.
    static void check(Recording.Save expected, Recording.Save found, String where) {
        check(expected.component(), found.component(), where + ": the component's state");
        check(expected.simulation(), found.simulation(), where + ": the simulation's state");
    }

    /// Throws [AssertionError] when other events were told.
    static void check(List<Object> expected, List<Object> found, String where) {
        int at = 0;
        while (at < Math.min(expected.size(), found.size()) && expected.get(at).equals(found.get(at))) at++;
        if (at == expected.size() && at == found.size()) return;
        throw new AssertionError("%s: event %d of %d should be%n%s, and is%n%s"
                .formatted(where, at, expected.size(), event(expected, at), event(found, at)));
    }

    private static String event(List<Object> events, int at) {
        return at < events.size() ? events.get(at).toString() : "none";
    }

    /// Throws [AssertionError] when two texts are not the same.
    static void check(String expected, String found, String what) {
        if (expected.equals(found)) return;
        int at = 0;
        while (at < Math.min(expected.length(), found.length()) && expected.charAt(at) == found.charAt(at)) at++;
        throw new AssertionError("%s should have at character %d%n%s%nand has%n%s"
                .formatted(what, at, around(expected, at), around(found, at)));
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND));
    }
}
