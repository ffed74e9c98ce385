// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.file.TakePlace;
import org.enlighten.guest.file.WriteFile;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// Changes a text: the new one is written beside the old one and made durable before it takes its place.
final class ReplaceText implements Activity {
    private final Sequence steps;
    private String text = "";

    ReplaceText(String path, UnaryOperator<String> change) {
        String successor = path + ".new";
        steps = new Sequence(List.of(
                () -> ReadText.of(path, read -> text = read),
                () -> new WriteFile(successor, change.apply(text).getBytes(StandardCharsets.ISO_8859_1)),
                () -> new TakePlace(successor, path)));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        steps.stage(at, of, turn);
    }

    record State(String text, Saved steps) {}

    @Override
    public Saved save() {
        return Saved.of(new State(text, steps.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        text = state.text();
        steps.restore(state.steps());
    }
}
