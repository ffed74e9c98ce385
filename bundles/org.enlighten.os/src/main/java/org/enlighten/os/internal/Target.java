// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// What a path leads to.
sealed interface Target {
    /// A name on a mounted volume; it begins with `\\`.
    record File(Volume volume, String path) implements Target {}

    /// A name on a device with removable media that has none mounted.
    record Unmounted(BlockDevice device) implements Target {}

    /// A block device as a whole.
    record Raw(BlockDevice device) implements Target {}

    /// A driver's own interface.
    record Device(DriverInstance driver) implements Target {}

    /// A text of the kernel's, or a directory of such, by its name.
    record Text(String name) implements Target {}

    record Console() implements Target {}

    record Nul() implements Target {}

    record Nowhere() implements Target {}
}
