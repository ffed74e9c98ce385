// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// Where a virtual machine stands, with the numbers that Hyper-V's WMI v1 provider gives
/// (Msvm_ComputerSystem.EnabledState).
public enum MachineState {
    RUNNING(2, "Running"),
    OFF(3, "Off"),
    PAUSED(32768, "Paused"),
    SAVED(32769, "Saved"),
    STARTING(32770, "Starting"),
    SAVING(32773, "Saving"),
    STOPPING(32774, "Stopping"),
    PAUSING(32776, "Pausing"),
    RESUMING(32777, "Resuming"),
    RESETTING(11, "Resetting"),
    /// Running, but its software or its worker has failed: nothing more will happen until it is turned off.
    CRITICAL(32781, "Running-Critical");

    private final int code;
    private final String text;

    MachineState(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() {
        return code;
    }

    /// As every front end shows it.
    public String text() {
        return text;
    }

    public boolean isTransitional() {
        return switch (this) {
            case STARTING, SAVING, STOPPING, PAUSING, RESUMING, RESETTING -> true;
            case RUNNING, OFF, PAUSED, SAVED, CRITICAL -> false;
        };
    }

    /// Whether it holds memory and processors of its host.
    public boolean isActive() {
        return this != OFF && this != SAVED;
    }
}
