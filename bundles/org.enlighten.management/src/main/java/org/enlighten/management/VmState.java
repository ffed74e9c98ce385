// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// State of a virtual machine, with the name that Hyper-V Manager shows and the numbers of its WMI provider,
/// versions 1 and 2.
public enum VmState {
    RUNNING("Running", 2, 2),
    OFF("Off", 3, 3),
    PAUSED("Paused", 32768, 9),
    SAVED("Saved", 32769, 6),
    STARTING("Starting", 32770, 10),
    SAVING("Saving", 32773, 32773),
    STOPPING("Stopping", 32774, 4),
    PAUSING("Pausing", 32776, 32776),
    RESUMING("Resuming", 32777, 32777),
    RESETTING("Resetting", 10, 11);

    private final String label;
    private final int wmi1;
    private final int wmi2;

    VmState(String label, int wmi1, int wmi2) {
        this.label = label;
        this.wmi1 = wmi1;
        this.wmi2 = wmi2;
    }

    public String label() {
        return label;
    }

    /// `EnabledState` in `root\virtualization`.
    public int wmi1() {
        return wmi1;
    }

    /// `EnabledState` in `root\virtualization\v2`.
    public int wmi2() {
        return wmi2;
    }
}
