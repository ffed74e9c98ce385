// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

/// When a change counts as made.
public enum Durability {
    /// When the device has it: a change that was acknowledged survives a power cut. One force a change.
    FORCED,
    /// When the operating system has it: a change that was acknowledged survives the end of the process, however
    /// violent; a power cut may take the latest changes, in order, each of them whole. Forced every 256 changes, by
    /// [Workspace#force] and at the end.
    GROUPED
}
