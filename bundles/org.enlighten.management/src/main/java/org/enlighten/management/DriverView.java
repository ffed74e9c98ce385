// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// One kernel driver.
///
/// @param device what it is bound to; empty for drivers without a device
/// @param problem the device's problem code; 0 for none
public record DriverView(String id, String version, String device, String deviceClass, int problem) {}
