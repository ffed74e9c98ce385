// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

/// What a command comes to.
public sealed interface CommandResult {
    /// Nothing to hand over.
    record Good() implements CommandResult {}

    /// Bytes for the initiator, cut to the length it allowed.
    record Data(byte[] bytes) implements CommandResult {}

    /// Data between the initiator and the medium; inside the medium, whole blocks, at least one.
    record Transfer(Way way, long offsetBytes, long lengthBytes) implements CommandResult {}

    /// Good; and what was written before must be made durable first.
    record Flush() implements CommandResult {}

    /// Good; and the medium is out of the drive.
    record Ejected() implements CommandResult {}

    /// @param key what kind of trouble (SPC-3 table 27); `code` and `qualifier` say which (annex D)
    record CheckCondition(int key, int code, int qualifier) implements CommandResult {
        public static final int NOT_READY = 2;
        public static final int MEDIUM_ERROR = 3;
        public static final int HARDWARE_ERROR = 4;
        public static final int ILLEGAL_REQUEST = 5;
        public static final int UNIT_ATTENTION = 6;
        public static final int DATA_PROTECT = 7;

        static final CheckCondition INVALID_OPERATION = new CheckCondition(ILLEGAL_REQUEST, 0x20, 0);
        static final CheckCondition INVALID_FIELD = new CheckCondition(ILLEGAL_REQUEST, 0x24, 0);
        static final CheckCondition OUT_OF_RANGE = new CheckCondition(ILLEGAL_REQUEST, 0x21, 0);
        static final CheckCondition REMOVAL_PREVENTED = new CheckCondition(ILLEGAL_REQUEST, 0x53, 2);
        static final CheckCondition NO_MEDIUM = new CheckCondition(NOT_READY, 0x3A, 0);
        static final CheckCondition MEDIUM_CHANGED = new CheckCondition(UNIT_ATTENTION, 0x28, 0);
        static final CheckCondition WRITE_PROTECTED = new CheckCondition(DATA_PROTECT, 0x27, 0);
        static final CheckCondition NO_SENSE = new CheckCondition(0, 0, 0);

        /// In fixed format (SPC-3 4.5.3), 18 bytes.
        public byte[] senseData() {
            byte[] data = new byte[18];
            data[0] = 0x70;
            data[2] = (byte) key;
            data[7] = 10;
            data[12] = (byte) code;
            data[13] = (byte) qualifier;
            return data;
        }
    }

    /// Which way a transfer goes.
    enum Way {
        READ,
        WRITE
    }
}
