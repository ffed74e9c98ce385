// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What can be asked of a virtual machine's power.
public enum PowerAction {
    START("Start"),
    TURN_OFF("Turn Off"),
    SHUT_DOWN("Shut Down"),
    PAUSE("Pause"),
    RESUME("Resume"),
    RESET("Reset");

    private final String label;

    PowerAction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
