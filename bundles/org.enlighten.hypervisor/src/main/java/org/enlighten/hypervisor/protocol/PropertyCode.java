// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.protocol;

/// Partition properties (TLFS, HV_PARTITION_PROPERTY_CODE).
public final class PropertyCode {
    /// Read-only.
    public static final int PRIVILEGE_FLAGS = 0x00010000;
    /// 1 holds back all its processors.
    public static final int SUSPEND = 0x00020000;
    /// What each processor gets at least, in 1/65536 of a logical processor.
    public static final int CPU_RESERVE = 0x00020001;
    /// What each processor gets at most, in 1/65536 of a logical processor.
    public static final int CPU_CAP = 0x00020002;
    /// 1 to 10,000.
    public static final int CPU_WEIGHT = 0x00020003;

    private PropertyCode() {}
}
