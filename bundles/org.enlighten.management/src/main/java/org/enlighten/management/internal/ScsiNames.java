// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

/// Names of SCSI operation codes (SPC-3 annex D, SBC-3).
final class ScsiNames {
    private ScsiNames() {}

    static String of(int operation) {
        return switch (operation) {
            case 0x00 -> "TEST UNIT READY";
            case 0x03 -> "REQUEST SENSE";
            case 0x08 -> "READ (6)";
            case 0x0A -> "WRITE (6)";
            case 0x12 -> "INQUIRY";
            case 0x1A, 0x5A -> "MODE SENSE";
            case 0x1B -> "START STOP UNIT";
            case 0x25, 0x9E -> "READ CAPACITY";
            case 0x28 -> "READ (10)";
            case 0x2A -> "WRITE (10)";
            case 0x35, 0x91 -> "SYNCHRONIZE CACHE";
            case 0x88 -> "READ (16)";
            case 0x8A -> "WRITE (16)";
            case 0xA0 -> "REPORT LUNS";
            case 0xA8 -> "READ (12)";
            case 0xAA -> "WRITE (12)";
            default -> "SCSI command 0x%02X".formatted(operation);
        };
    }
}
