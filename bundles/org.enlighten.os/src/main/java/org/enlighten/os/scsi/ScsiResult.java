// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

/// How a command ended.
///
/// @param bytes of data that were moved
/// @param sense of a check condition; [Sense#NONE] otherwise
public record ScsiResult(Status status, long bytes, Sense sense) {
    /// What the port says.
    public enum Status {
        GOOD,
        CHECK_CONDITION,
        BUSY,
        /// There is no such unit, or it is gone.
        NO_UNIT,
        /// The port itself could not carry it out.
        FAILED
    }

    /// Key, code and qualifier of sense data (SPC-3 4.5).
    public record Sense(int key, int code, int qualifier) {
        public static final Sense NONE = new Sense(0, 0, 0);

        /// Out of fixed-format sense data; [#NONE] when there is too little of it.
        public static Sense of(byte[] data) {
            boolean fixed = data.length >= 14 && (data[0] & 0x7E) == 0x70;
            return fixed ? new Sense(data[2] & 0x0F, data[12] & 0xFF, data[13] & 0xFF) : NONE;
        }

        @Override
        public String toString() {
            return "%X/%02X/%02X".formatted(key, code, qualifier);
        }
    }

    public static ScsiResult good(long bytes) {
        return new ScsiResult(Status.GOOD, bytes, Sense.NONE);
    }

    public static ScsiResult of(Status status) {
        return new ScsiResult(status, 0, Sense.NONE);
    }
}
