// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// What the firmware lets software use. A switch that is turned is heard at the next power-on or reset.
///
/// @param x64 64-bit mode
/// @param hardwareVirtualization Intel VT-x or AMD-V
/// @param dep hardware data execution prevention (XD or NX)
public record Firmware(boolean x64, boolean hardwareVirtualization, boolean dep) {}
