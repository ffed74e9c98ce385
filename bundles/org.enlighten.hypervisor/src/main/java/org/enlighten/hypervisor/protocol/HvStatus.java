// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// How a hypercall ended (TLFS, HV_STATUS).
public enum HvStatus {
    SUCCESS(0x00),
    INVALID_HYPERCALL_CODE(0x02),
    INVALID_HYPERCALL_INPUT(0x03),
    INVALID_ALIGNMENT(0x04),
    INVALID_PARAMETER(0x05),
    ACCESS_DENIED(0x06),
    INVALID_PARTITION_STATE(0x07),
    OPERATION_DENIED(0x08),
    UNKNOWN_PROPERTY(0x09),
    PROPERTY_VALUE_OUT_OF_RANGE(0x0A),
    INSUFFICIENT_MEMORY(0x0B),
    INVALID_PARTITION_ID(0x0D),
    INVALID_VP_INDEX(0x0E),
    INVALID_PORT_ID(0x11),
    INVALID_CONNECTION_ID(0x12),
    INSUFFICIENT_BUFFERS(0x13),
    INVALID_VP_STATE(0x15),
    INVALID_SYNIC_STATE(0x18),
    NO_RESOURCES(0x1D),
    INVALID_REGISTER_VALUE(0x50);

    private final int code;

    HvStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /// The status in a hypercall's result value; OPERATION_DENIED when it is none of these.
    public static HvStatus of(long result) {
        for (HvStatus s : values()) if (s.code == (result & 0xFFFF)) return s;
        return OPERATION_DENIED;
    }
}
