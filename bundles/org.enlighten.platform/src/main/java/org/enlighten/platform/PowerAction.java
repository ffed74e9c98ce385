// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.Set;

/// What can be asked of a virtual machine's power, from which states, through which transitional state to which end.
public enum PowerAction {
    START("start", Set.of(MachineState.OFF), MachineState.STARTING, MachineState.RUNNING),
    TURN_OFF(
            "turn off",
            Set.of(MachineState.RUNNING, MachineState.PAUSED, MachineState.STARTING, MachineState.CRITICAL),
            MachineState.STOPPING,
            MachineState.OFF),
    PAUSE("pause", Set.of(MachineState.RUNNING), MachineState.PAUSING, MachineState.PAUSED),
    RESUME("resume", Set.of(MachineState.PAUSED), MachineState.RESUMING, MachineState.RUNNING),
    RESET(
            "reset",
            Set.of(MachineState.RUNNING, MachineState.PAUSED, MachineState.CRITICAL),
            MachineState.RESETTING,
            MachineState.RUNNING);

    private final String verb;
    private final Set<MachineState> from;
    private final MachineState through;
    private final MachineState to;

    PowerAction(String verb, Set<MachineState> from, MachineState through, MachineState to) {
        this.verb = verb;
        this.from = from;
        this.through = through;
        this.to = to;
    }

    /// In sentences: `cannot pause 'web01'`.
    public String verb() {
        return verb;
    }

    public boolean isLegalIn(MachineState state) {
        return from.contains(state);
    }

    public MachineState through() {
        return through;
    }

    public MachineState to() {
        return to;
    }
}
