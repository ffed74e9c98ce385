// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.protocol;

/// How a request ended, in the low six bits of its SRB status, with the SCSI status and the NTSTATUS that go with it.
public enum SrbStatus {
    SUCCESS(0x01, 0x00, 0),
    /// A check condition that is not the initiator's fault.
    ERROR(0x04, 0x02, 0xC0000185),
    BUSY(0x05, 0x08, 0x80000011),
    /// A check condition because of the request; without sense: the request itself makes no sense.
    INVALID_REQUEST(0x06, 0x02, 0xC0000185),
    /// More data than there is room for.
    DATA_OVERRUN(0x12, 0x00, 0x80000005),
    BAD_SRB_LENGTH(0x15, 0x00, 0xC0000004),
    FLUSHED(0x16, 0x00, 0xC0000001),
    NO_UNIT(0x20, 0x02, 0xC00000C0),
    BAD_FUNCTION(0x22, 0x00, 0xC0000010),
    INTERNAL(0x30, 0x00, 0xC0000185);

    /// With sense data.
    public static final int SENSE_VALID = 0x80;
    /// The code, without what is said beside it.
    public static final int CODE = 0x3F;

    private final int code;
    private final int scsi;
    private final int nt;

    SrbStatus(int code, int scsi, int nt) {
        this.code = code;
        this.scsi = scsi;
        this.nt = nt;
    }

    public int code() {
        return code;
    }

    public int scsi() {
        return scsi;
    }

    public int nt() {
        return nt;
    }
}
