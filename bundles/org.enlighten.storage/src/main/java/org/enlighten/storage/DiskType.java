// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

/// How an image takes its room.
public enum DiskType {
    /// All of it from the start.
    FIXED,
    /// As it is written.
    DYNAMIC,
    /// Only what differs from a parent.
    DIFFERENCING
}
