// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What can be made to go wrong.
public sealed interface HostFault {
    /// A user-mode process touches memory that is not its own.
    record CrashProcess(int processId) implements HostFault {}

    /// A kernel driver touches memory that is not there.
    record CrashDriver(String driver) implements HostFault {}

    /// The mains fail.
    record PowerCut() implements HostFault {}

    /// The mains are back: the computer starts.
    record PowerOn() implements HostFault {}

    /// Somebody changes a switch in the firmware; heard at the next start.
    record Firmware(Switch which, boolean on) implements HostFault {
        /// The switches.
        public enum Switch {
            X64,
            HARDWARE_VIRTUALIZATION,
            DATA_EXECUTION_PREVENTION
        }
    }
}
