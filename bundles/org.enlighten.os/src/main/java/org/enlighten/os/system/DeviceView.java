// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// One device as Device Manager shows it.
///
/// @param name by its driver, or its own description without one
/// @param driver id of the driver bound to it; empty when none is
/// @param problem 0, or Device Manager's problem code: [#NO_DRIVER], [#NOT_STARTED], [#NOT_LOADABLE]
public record DeviceView(
        String path, String deviceId, String name, String deviceClass, String driver, String version, int problem) {
    /// "The drivers for this device are not installed."
    public static final int NO_DRIVER = 28;

    /// "Windows cannot load the drivers required for this device": the driver refused it.
    public static final int NOT_STARTED = 31;

    /// "The driver may be corrupted or missing": its file is there, its code is not.
    public static final int NOT_LOADABLE = 39;

    public String problemText() {
        return switch (problem) {
            case 0 -> "This device is working properly.";
            case NO_DRIVER -> "The drivers for this device are not installed. (Code 28)";
            case NOT_STARTED -> "The driver of this device could not start it. (Code 31)";
            case NOT_LOADABLE ->
                "The driver file of this device is there, but the driver cannot be loaded: it may be damaged or missing. (Code 39)";
            default -> "This device has a problem. (Code " + problem + ")";
        };
    }
}
