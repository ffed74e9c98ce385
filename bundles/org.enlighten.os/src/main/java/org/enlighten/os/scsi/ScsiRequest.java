// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

/// One command to a unit.
///
/// @param cdb its descriptor block, 6 to 16 bytes
/// @param gpa where its data lies in physical memory
/// @param bytes of data; 0 when it has none
public record ScsiRequest(byte[] cdb, Way way, long gpa, int bytes) {
    /// Which way data goes, seen from the initiator.
    public enum Way {
        OUT,
        IN,
        NONE
    }

    /// A command without data.
    public static ScsiRequest plain(byte... cdb) {
        return new ScsiRequest(cdb, Way.NONE, 0, 0);
    }
}
