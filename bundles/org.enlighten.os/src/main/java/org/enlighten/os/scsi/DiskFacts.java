// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

/// What a disk says of itself.
///
/// @param name vendor and product
/// @param serial as its vital product data have it; empty when it has none
public record DiskFacts(String name, String serial, long sizeBytes, int blockBytes, boolean readOnly) {
    static final DiskFacts NOTHING = new DiskFacts("", "", 0, 512, false);
}
