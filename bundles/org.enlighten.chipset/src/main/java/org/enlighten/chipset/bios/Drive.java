// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

/// What the firmware found at one of the four places of the IDE channels.
///
/// @param sectors of 512 bytes; 0 for what is no disk
record Drive(Kind kind, String model, long sectors) {
    /// What answers there.
    enum Kind {
        NONE,
        DISK,
        PACKET
    }

    static final Drive ABSENT = new Drive(Kind.NONE, "", 0);

    /// As the power-on screen shows it.
    String text() {
        return switch (kind) {
            case NONE -> "none";
            case DISK -> "%-24s %d MB".formatted(model, sectors / 2048);
            case PACKET -> "%-24s CD/DVD".formatted(model);
        };
    }
}
