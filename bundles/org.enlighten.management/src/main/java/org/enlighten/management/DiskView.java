// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A virtual disk.
///
/// @param format such as `VHD`
/// @param type such as `Dynamic`
/// @param fileBytes what it takes on the volume
/// @param blockBytes unit of growth; 0 for a fixed disk
/// @param attachedTo name of the virtual machine that has it; empty for none
public record DiskView(
        String path,
        String format,
        String type,
        long sizeBytes,
        long fileBytes,
        long blockBytes,
        String identifier,
        String attachedTo) {}
