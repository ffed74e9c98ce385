// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A virtual disk to be made.
///
/// @param sizeBytes what the guest will see; a multiple of 512
public record NewDisk(String path, long sizeBytes, Type type) {
    /// How it takes room on the volume.
    public enum Type {
        FIXED,
        DYNAMIC
    }
}
