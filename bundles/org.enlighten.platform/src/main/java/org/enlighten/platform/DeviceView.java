// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// One device as a guest's own system sees it, or as the machine has it when no system runs.
///
/// @param deviceId what drivers bind by, such as `ACPI\VMBUS`
/// @param name as Device Manager shows it
/// @param deviceClass Device Manager's class
/// @param driver id and version of the driver bound to it; empty when none
/// @param problem 0, or the problem code
public record DeviceView(String path, String deviceId, String name, String deviceClass, String driver, int problem) {}
