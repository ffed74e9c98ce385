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
    public static final int SCONTROL = 0x40000080;
    public static final int SVERSION = 0x40000081;
    public static final int SIEFP = 0x40000082;
    public static final int SIMP = 0x40000083;
    public static final int EOM = 0x40000084;
    /// The first of 16: [7:0] vector, 16 masked, 17 auto-EOI, 18 polling.
    public static final int SINT0 = 0x40000090;

    public static final int SINTS = 16;
    public static final long ENABLED = 1;
    public static final long SINT_MASKED = 1L << 16;
    public static final long SINT_POLLING = 1L << 18;
    /// The SINT on which a partition's parent gets intercept messages.
    public static final int INTERCEPT_SINT = 0;

    private Msr() {}
}
