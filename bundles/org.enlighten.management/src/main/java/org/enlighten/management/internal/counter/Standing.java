// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.counter;

/// What a virtual processor's time goes to.
public enum Standing {
    /// Its own software runs.
    GUEST("its software ran"),
    /// The hypervisor works for it, on the logical processor that it has.
    HYPERVISOR("the hypervisor worked for it"),
    /// An access of its waits for the parent's answer.
    INTERCEPTED("it waited for its parent to answer an access"),
    /// It could run, and others do.
    READY("it waited for a logical processor"),
    /// It has nothing to do.
    HALTED("it was halted, with nothing to do"),
    /// Its parent holds it back.
    HELD("its parent held it back");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
