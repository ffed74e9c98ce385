// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// Virtual processor registers by which a parent steers a child's processor (TLFS, HV_REGISTER_NAME).
public final class RegisterName {
    /// 1 while the processor is held back; a new processor is.
    public static final int EXPLICIT_SUSPEND = 0x00000000;
    /// 1 while an intercept waits for its answer; writing 0 lets the processor go on with RAX as the answer.
    public static final int INTERCEPT_SUSPEND = 0x00000001;
    /// The first of five parameters that a child left when its system died, then the control register; read-only.
    public static final int CRASH_P0 = 0x00000210;
    public static final int CRASH_CONTROL = 0x00000215;
    public static final int RAX = 0x00020000;
    /// Run time, in 100 ns; read-only.
    public static final int VP_RUNTIME = 0x00090000;
    public static final int VP_INDEX = 0x00090003;

    private RegisterName() {}
}
