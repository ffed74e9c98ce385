// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.bench;

import java.util.List;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// A system, and somebody who types lines at it, a key after the last one was echoed and a line when there is a
/// prompt. Over when the system is down.
public final class TypedSession implements SnapshotContract.Whole<TypedSession.State> {
    /// @param line that is being typed, and how many of its keys have been pressed
    public record State(TestSystem.State system, int line, int keys) {}

    private final TestSystem system;
    private final String prompt;
    private final List<String> lines;
    private int line;
    private int keys;

    /// @param prompt with which a screen ends that waits for a line
    public TypedSession(TestSystem system, String prompt, List<String> lines) {
        this.system = system;
        this.prompt = prompt;
        this.lines = lines;
    }

    @Override
    public void start() {
        system.start();
    }

    @Override
    public boolean step() {
        if (line < lines.size()) type(lines.get(line));
        return system.power.isEmpty() && system.simulation.step();
    }

    private void type(String text) {
        if (keys > text.length()) {
            line++;
            keys = 0;
        } else if (system.screenText().endsWith(prompt + text.substring(0, keys))) {
            system.press(keys == text.length() ? '\n' : text.charAt(keys));
            keys++;
        }
    }

    @Override
    public Simulation simulation() {
        return system.simulation;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(system.save(), line, keys);
    }

    @Override
    public void restore(State state) {
        system.restore(state.system());
        line = state.line();
        keys = state.keys();
    }
}
