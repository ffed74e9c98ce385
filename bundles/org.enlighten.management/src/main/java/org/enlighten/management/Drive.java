// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A drive of a virtual machine.
public sealed interface Drive {
    DriveAddress address();

    /// @param path of its virtual disk on the host
    record HardDisk(DriveAddress address, String path) implements Drive {}

    /// A DVD drive and what is in it.
    record Dvd(DriveAddress address, Medium medium) implements Drive {}
}
