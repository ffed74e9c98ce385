// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import java.util.Arrays;

/// A request for a disk, as its packet carries it.
///
/// @param length that it says it has
/// @param direction 0 out to the disk, 1 in from it, 2 none; nothing else counts
/// @param dataBytes of the initiator's buffer, unsigned
/// @param cdb 16 bytes; those after the command are as the sender left them
public record Srb(
        int length,
        int path,
        int target,
        int lun,
        int cdbBytes,
        int senseRoom,
        int direction,
        long dataBytes,
        byte[] cdb) {
    public static final int OUT = 0;
    public static final int IN = 1;
    public static final int NONE = 2;

    @Override
    public boolean equals(Object other) {
        return other instanceof Srb s
                && s.length == length
                && s.path == path
                && s.target == target
                && s.lun == lun
                && s.cdbBytes == cdbBytes
                && s.senseRoom == senseRoom
                && s.direction == direction
                && s.dataBytes == dataBytes
                && Arrays.equals(s.cdb, cdb);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(cdb) * 31 + (int) dataBytes;
    }
}
