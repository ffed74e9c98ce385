// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// Synthetic model-specific registers (TLFS).
public final class Msr {
    public static final int GUEST_OS_ID = 0x40000000;
    public static final int HYPERCALL = 0x40000001;
    public static final int VP_INDEX = 0x40000002;
    public static final int RESET = 0x40000003;
    public static final int VP_RUNTIME = 0x40000010;
    public static final int TIME_REF_COUNT = 0x40000020;
    /// bit 0 enable, [63:12] page.
    public static final int REFERENCE_TSC = 0x40000021;
    /// Ticks a second of the time-stamp counter.
    public static final int TSC_FREQUENCY = 0x40000022;
    /// Ticks a second of the local APIC's timer.
    public static final int APIC_FREQUENCY = 0x40000023;
    /// bit 0 enable, [63:12] page.
    public static final int VP_ASSIST_PAGE = 0x40000073;
    public static final int SCONTROL = 0x40000080;
    public static final int SVERSION = 0x40000081;
    public static final int SIEFP = 0x40000082;
    public static final int SIMP = 0x40000083;
    public static final int EOM = 0x40000084;
    /// The first of 16: [7:0] vector, 16 masked, 17 auto-EOI, 18 polling, 20 proxy.
    public static final int SINT0 = 0x40000090;
    /// Configuration of the first of four timers, every second register: 0 enable, 1 periodic, 2 lazy, 3 auto-enable,
    /// [11:4] vector, 12 direct, [19:16] SINT.
    public static final int STIMER0_CONFIG = 0x400000B0;
    /// An instant of the reference counter, or a period in its units.
    public static final int STIMER0_COUNT = 0x400000B1;
    /// Reading it stops the processor until an interrupt is pending.
    public static final int GUEST_IDLE = 0x400000F0;
    /// The first of five that a dying system writes what it likes to.
    public static final int CRASH_P0 = 0x40000100;
    /// bit 63: tell the parent.
    public static final int CRASH_CONTROL = 0x40000105;

    public static final int SINTS = 16;
    public static final int STIMERS = 4;
    public static final int CRASH_PARAMETERS = 5;
    public static final long ENABLED = 1;
    public static final long SINT_MASKED = 1L << 16;
    public static final long SINT_AUTO_EOI = 1L << 17;
    public static final long SINT_POLLING = 1L << 18;
    public static final long SINT_PROXY = 1L << 20;
    public static final long STIMER_PERIODIC = 1L << 1;
    public static final long STIMER_LAZY = 1L << 2;
    public static final long STIMER_AUTO_ENABLE = 1L << 3;
    public static final long STIMER_DIRECT = 1L << 12;
    public static final long CRASH_NOTIFY = 1L << 63;
    /// The SINT on which a partition's parent gets intercept messages.
    public static final int INTERCEPT_SINT = 0;

    private Msr() {}
}
