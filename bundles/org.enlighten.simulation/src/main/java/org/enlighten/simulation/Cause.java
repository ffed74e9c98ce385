// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why something failed: a sentence for people, and what was behind it.
public record Cause(String message, Optional<Cause> because) {
    private static final String INDENT = "  ";
    private static final int DEPTH_MAX = 32;

    public Cause(String message) {
        this(message, Optional.empty());
    }

    public Cause(String message, Cause because) {
        this(message, Optional.of(because));
    }

    /// A failure and those behind it, each with its message, or with its kind when it has none. At most 32.
    public static Cause of(Throwable failure) {
        return of(failure, DEPTH_MAX);
    }

    private static Cause of(Throwable failure, int depth) {
        String message = failure.getMessage();
        String sentence =
                message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        Throwable behind = failure.getCause();
        return behind == null || depth == 1 ? new Cause(sentence) : new Cause(sentence, of(behind, depth - 1));
    }

    /// The innermost cause.
    public Cause root() {
        return chain().getLast();
    }

    /// This cause and those behind it, outermost first.
    public List<Cause> chain() {
        List<Cause> chain = new ArrayList<>();
        for (Optional<Cause> c = Optional.of(this); c.isPresent(); c = c.get().because()) chain.add(c.get());
        return chain;
    }

    /// The sentences of the chain, a line each, every one indented below what it caused. Without a line end after the
    /// last.
    public String text() {
        StringBuilder text = new StringBuilder();
        String before = "";
        for (Cause cause : chain()) {
            text.append(before).append(cause.message);
            before = (before.isEmpty() ? "\n" : before) + INDENT;
        }
        return text.toString();
    }
}
