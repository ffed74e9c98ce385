// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.network.protocol.FrameDefect;

/// Why a port dropped a frame.
public enum DropReason {
    TOO_SHORT(1, "it is shorter than its header"),
    TOO_LONG(2, "it is longer than the switch takes"),
    CUT_TAG(3, "it ends within its VLAN tag"),
    RESERVED_VLAN(4, "its VLAN is the reserved number 4095"),
    NESTED_TAG(5, "it has a VLAN tag behind its VLAN tag"),
    GROUP_SOURCE(6, "its source is a group address"),
    SPOOFED_SOURCE(7, "its source is not the address of this port, and spoofing is off"),
    FOREIGN_VLAN(8, "its VLAN is not one of this port"),
    LOST(9, "the line lost it, as its settings say"),
    QUEUE_FULL(10, "the line's queue was full"),
    EXTENSION(11, "an extension of the switch dropped it");

    private final int code;
    private final String because;

    DropReason(int code, String because) {
        this.code = code;
        this.because = because;
    }

    /// The number by which the trace knows it.
    public int code() {
        return code;
    }

    /// The end of a sentence that begins with "The frame was dropped because".
    public String because() {
        return because;
    }

    static DropReason of(FrameDefect defect) {
        return switch (defect) {
            case TOO_SHORT -> TOO_SHORT;
            case CUT_TAG -> CUT_TAG;
            case RESERVED_VLAN -> RESERVED_VLAN;
            case NESTED_TAG -> NESTED_TAG;
            case GROUP_SOURCE -> GROUP_SOURCE;
        };
    }
}
