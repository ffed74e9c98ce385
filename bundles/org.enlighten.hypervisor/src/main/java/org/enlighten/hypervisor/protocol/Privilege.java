// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// Bits of a partition's privilege mask (TLFS, HV_PARTITION_PRIVILEGE_MASK), as CPUID leaf 0x40000003 shows them in
/// EAX (low half) and EBX (high half).
public final class Privilege {
    public static final long NONE = 0;
    public static final long VP_RUNTIME = 1L;
    public static final long REFERENCE_COUNTER = 1L << 1;
    public static final long SYNIC = 1L << 2;
    public static final long SYNTHETIC_TIMERS = 1L << 3;
    public static final long HYPERCALL_MSRS = 1L << 5;
    public static final long VP_INDEX = 1L << 6;
    public static final long REFERENCE_TSC = 1L << 9;
    public static final long GUEST_IDLE = 1L << 10;
    public static final long FREQUENCIES = 1L << 11;
    public static final long CREATE_PARTITIONS = 1L << 32;
    public static final long PARTITION_ID = 1L << 33;
    public static final long MEMORY_POOL = 1L << 34;
    public static final long POST_MESSAGES = 1L << 36;
    public static final long SIGNAL_EVENTS = 1L << 37;
    public static final long CREATE_PORT = 1L << 38;
    public static final long CONNECT_PORT = 1L << 39;
    public static final long CPU_MANAGEMENT = 1L << 44;
    public static final long VP_REGISTERS = 1L << 49;

    /// What a child is given.
    public static final long CHILD = VP_RUNTIME
            | REFERENCE_COUNTER
            | SYNIC
            | SYNTHETIC_TIMERS
            | HYPERCALL_MSRS
            | VP_INDEX
            | REFERENCE_TSC
            | GUEST_IDLE
            | FREQUENCIES
            | POST_MESSAGES
            | SIGNAL_EVENTS;

    public static final long ROOT = CHILD
            | CREATE_PARTITIONS
            | PARTITION_ID
            | MEMORY_POOL
            | CREATE_PORT
            | CONNECT_PORT
            | CPU_MANAGEMENT
            | VP_REGISTERS;

    private Privilege() {}
}
