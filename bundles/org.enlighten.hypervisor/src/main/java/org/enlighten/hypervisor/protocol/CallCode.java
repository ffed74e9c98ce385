// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

import java.util.Optional;

/// Hypercalls, with the sizes of their blocks. A call with [#elementIn] or [#isRep] repeats for each element of a
/// list.
public enum CallCode {
    NOTIFY_LONG_SPIN_WAIT(0x08, 8, 0, Privilege.NONE),
    CREATE_PARTITION(0x40, 56, 8, Privilege.CREATE_PARTITIONS),
    INITIALIZE_PARTITION(0x41, 8, 0, Privilege.CREATE_PARTITIONS),
    FINALIZE_PARTITION(0x42, 8, 0, Privilege.CREATE_PARTITIONS),
    DELETE_PARTITION(0x43, 8, 0, Privilege.CREATE_PARTITIONS),
    GET_PARTITION_PROPERTY(0x44, 16, 8, Privilege.CREATE_PARTITIONS),
    SET_PARTITION_PROPERTY(0x45, 24, 0, Privilege.CREATE_PARTITIONS),
    GET_PARTITION_ID(0x46, 0, 8, Privilege.PARTITION_ID),
    DEPOSIT_MEMORY(0x48, 8, 8, 0, 0, Privilege.MEMORY_POOL),
    MAP_GPA_PAGES(0x4B, 24, 8, 0, 0, Privilege.CREATE_PARTITIONS),
    UNMAP_GPA_PAGES(0x4C, 24, 0, 0, 0, Privilege.CREATE_PARTITIONS),
    CREATE_VP(0x4E, 40, 0, Privilege.CREATE_PARTITIONS),
    DELETE_VP(0x4F, 16, 0, Privilege.CREATE_PARTITIONS),
    GET_VP_REGISTERS(0x50, 16, 4, 0, 16, Privilege.VP_REGISTERS),
    SET_VP_REGISTERS(0x51, 16, 32, 0, 0, Privilege.VP_REGISTERS),
    DELETE_PORT(0x58, 16, 0, Privilege.CREATE_PORT),
    DISCONNECT_PORT(0x5B, 16, 0, Privilege.CONNECT_PORT),
    POST_MESSAGE(0x5C, 256, 0, Privilege.POST_MESSAGES),
    SIGNAL_EVENT(0x5D, 8, 0, Privilege.SIGNAL_EVENTS),
    ASSERT_VIRTUAL_INTERRUPT(0x94, 32, 0, Privilege.CREATE_PARTITIONS),
    CREATE_PORT(0x95, 56, 0, Privilege.CREATE_PORT),
    CONNECT_PORT(0x96, 72, 0, Privilege.CONNECT_PORT),
    /// Of this hypervisor alone: answers the intercept that suspended a processor, in one fast call. Input: virtual
    /// processor index u32@0, partition id u32@4, answer u64@8.
    COMPLETE_INTERCEPT(0xF001, 16, 0, Privilege.CREATE_PARTITIONS);

    private static final CallCode[] ALL = values();

    private final int code;
    private final int fixedIn;
    private final int elementIn;
    private final int fixedOut;
    private final int elementOut;
    private final boolean rep;
    private final long privilege;

    CallCode(int code, int in, int out, long privilege) {
        this(code, in, 0, out, 0, false, privilege);
    }

    CallCode(int code, int fixedIn, int elementIn, int fixedOut, int elementOut, long privilege) {
        this(code, fixedIn, elementIn, fixedOut, elementOut, true, privilege);
    }

    CallCode(int code, int fixedIn, int elementIn, int fixedOut, int elementOut, boolean rep, long privilege) {
        this.code = code;
        this.fixedIn = fixedIn;
        this.elementIn = elementIn;
        this.fixedOut = fixedOut;
        this.elementOut = elementOut;
        this.rep = rep;
        this.privilege = privilege;
    }

    public static Optional<CallCode> of(int code) {
        for (CallCode c : ALL) if (c.code == code) return Optional.of(c);
        return Optional.empty();
    }

    public int code() {
        return code;
    }

    public boolean isRep() {
        return rep;
    }

    /// Bytes of the input before the list.
    public int fixedIn() {
        return fixedIn;
    }

    /// Bytes of one input element.
    public int elementIn() {
        return elementIn;
    }

    public int inputBytes(int reps) {
        return fixedIn + reps * elementIn;
    }

    public int outputBytes(int reps) {
        return fixedOut + reps * elementOut;
    }

    /// The bit of the partition's privilege mask that allows this call, as a mask; 0 when everybody may.
    public long privilege() {
        return privilege;
    }
}
