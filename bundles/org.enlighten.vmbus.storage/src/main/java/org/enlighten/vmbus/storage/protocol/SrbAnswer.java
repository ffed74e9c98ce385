// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

import java.util.Arrays;

/// How a request for a disk ended, as the answer carries it.
///
/// @param srbStatus a code of [SrbStatus], with its flag when there is sense
/// @param dataBytes moved
/// @param sense empty when there is none
public record SrbAnswer(int srbStatus, int scsiStatus, int status, long dataBytes, byte[] sense) {
    private static final byte[] NO_SENSE = new byte[0];

    public static SrbAnswer of(SrbStatus status, long dataBytes) {
        return new SrbAnswer(status.code(), status.scsi(), status.nt(), dataBytes, NO_SENSE);
    }

    /// @param sense fixed format, 18 bytes
    public static SrbAnswer checkCondition(SrbStatus status, byte[] sense) {
        return new SrbAnswer(status.code() | SrbStatus.SENSE_VALID, status.scsi(), status.nt(), 0, sense);
    }

    /// The code alone.
    public int code() {
        return srbStatus & SrbStatus.CODE;
    }

    public boolean hasSense() {
        return (srbStatus & SrbStatus.SENSE_VALID) != 0 && scsiStatus == SrbStatus.ERROR.scsi();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SrbAnswer a
                && a.srbStatus == srbStatus
                && a.scsiStatus == scsiStatus
                && a.status == status
                && a.dataBytes == dataBytes
                && Arrays.equals(a.sense, sense);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sense) * 31 + srbStatus;
    }
}
