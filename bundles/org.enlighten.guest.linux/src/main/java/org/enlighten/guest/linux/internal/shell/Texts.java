// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// A command that lives of texts, mostly the kernel's: reads them, and goes on with what it makes of them.
final class Texts implements Activity {
    private final Sequence steps;
    private final Map<String, String> texts = new TreeMap<>();

    private Texts(Function<Map<String, String>, Activity> then, List<String> paths) {
        List<Supplier<Activity>> all = new ArrayList<>();
        for (String path : paths) all.add(() -> ReadText.of(path, text -> texts.put(path, text)));
        all.add(() -> then.apply(texts));
        steps = new Sequence(all);
    }

    /// @param show from a text to what is printed
    static Activity of(String path, Function<String, String> show) {
        return new Texts(texts -> new Say(show.apply(texts.get(path)), 0), List.of(path));
    }

    /// @param show from two texts, by their paths, to what is printed
    static Activity of(String first, String second, Function<Map<String, String>, String> show) {
        return then(first, second, texts -> new Say(show.apply(texts), 0));
    }

    /// @param then from two texts, by their paths, to what is done with them
    static Activity then(String first, String second, Function<Map<String, String>, Activity> then) {
        return new Texts(then, List.of(first, second));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        steps.stage(at, of, turn);
    }

    record State(Map<String, String> texts, Saved steps) {}

    @Override
    public Saved save() {
        return Saved.of(new State(texts, steps.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        texts.putAll(state.texts());
        steps.restore(state.steps());
    }
}
