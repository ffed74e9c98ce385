// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// Why a kernel stopped.
///
/// @param code stop code, such as 0x7E
/// @param driver id of the driver that did it; empty when the kernel itself
/// @param message a sentence
public record Bugcheck(long atNs, int code, String driver, String message) {
    /// PAGE_FAULT_IN_NONPAGED_AREA: a driver touched memory that is not there.
    public static final int PAGE_FAULT = 0x50;

    /// KMODE_EXCEPTION_NOT_HANDLED: an interrupt or deferred routine threw.
    public static final int KERNEL_EXCEPTION = 0x1E;

    /// SYSTEM_THREAD_EXCEPTION_NOT_HANDLED: code on a thread in kernel mode threw.
    public static final int THREAD_EXCEPTION = 0x7E;

    /// INACCESSIBLE_BOOT_DEVICE: no driver brought the system's device.
    public static final int NO_BOOT_DEVICE = 0x7B;

    /// UNMOUNTABLE_BOOT_VOLUME: the device is there, no file system knows what is on it.
    public static final int UNMOUNTABLE = 0xED;

    /// DPC_WATCHDOG_VIOLATION: code of a plug-in did not come back within what one step may use.
    public static final int WATCHDOG = 0x133;

    /// The name that blue screens show.
    public String name() {
        return switch (code) {
            case PAGE_FAULT -> "PAGE_FAULT_IN_NONPAGED_AREA";
            case KERNEL_EXCEPTION -> "KMODE_EXCEPTION_NOT_HANDLED";
            case THREAD_EXCEPTION -> "SYSTEM_THREAD_EXCEPTION_NOT_HANDLED";
            case NO_BOOT_DEVICE -> "INACCESSIBLE_BOOT_DEVICE";
            case UNMOUNTABLE -> "UNMOUNTABLE_BOOT_VOLUME";
            case WATCHDOG -> "DPC_WATCHDOG_VIOLATION";
            default -> "BUGCHECK";
        };
    }
}
