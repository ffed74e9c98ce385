// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// One mounted volume.
///
/// @param root where it hangs, such as `C:` or `/`
/// @param device the block device it lies on, such as `PhysicalDrive0`
/// @param partition number in the partition table from 1, or 0 for a whole device
public record VolumeView(
        String root, String device, int partition, String fileSystem, long sizeBytes, boolean system) {}
