// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// What [org.enlighten.os.SystemCall.Device] asks of drivers of this package.
public final class PcCodes {
    /// Of `\\\\.\\acpi`: value = the power management timer, 24 bits that count at [#TIMER_HZ].
    public static final int READ_TIMER = 0x32C004;

    public static final long TIMER_HZ = 3_579_545;

    private PcCodes() {}
}
