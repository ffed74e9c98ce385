// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Between what a crossing switches. The last three of an emulated device's accesses are what a synthetic one saves.
public enum ModeSwitch {
    /// The guest's program calls its kernel: with any device, once a request.
    GUEST_CALL("guest's own call"),
    /// The guest stops and goes on.
    IN_VM("in the VM"),
    /// From the machine to the partition, or product, that emulates its devices, and back.
    TO_PARENT("VM and parent"),
    /// Between kernel and user mode where the devices are emulated.
    IN_PARENT("user and kernel in the parent");

    private final String text;

    ModeSwitch(String text) {
        this.text = text;
    }

    /// For people.
    public String text() {
        return text;
    }
}
