// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A virtual switch to be made.
///
/// @param adapter the host's network adapter that an external one uses, by name, path or address; else empty
public record NewSwitch(String name, SwitchType type, String adapter, String notes) {}
