// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.Exit;

/// What CPUID says of the physical processors, as far as anybody asks: maker, and what the firmware leaves on (Intel
/// SDM volume 2A, CPUID). A hypervisor asks here for the leaves it does not make itself.
public final class Cpuid {
    private static final int VENDOR = 0;
    private static final int FEATURES = 1;
    private static final int EXTENDED_FEATURES = 0x80000001;
    /// "GenuineIntel" as EBX, EDX, ECX.
    private static final long GENU = 0x756E6547L;

    private static final long INEI = 0x49656E69L;
    private static final long NTEL = 0x6C65746EL;
    private static final long VMX = 1L << 5;
    private static final long APIC_AND_TSC_AND_MSR = 1L << 9 | 1L << 4 | 1L << 5;
    private static final long NX = 1L << 20;
    private static final long LONG_MODE = 1L << 29;

    private Cpuid() {}

    /// Answers the CPUID exit in the slot: EAX and EBX, with ECX and EDX left in `value`, or the other way round when
    /// `size` is 1.
    public static long answer(Firmware firmware, Exit exit) {
        return switch ((int) exit.value) {
            case VENDOR -> registers(exit, EXTENDED_FEATURES >>> 31, GENU, NTEL, INEI);
            case FEATURES -> registers(exit, 0, 0, firmware.hardwareVirtualization() ? VMX : 0, APIC_AND_TSC_AND_MSR);
            case EXTENDED_FEATURES ->
                registers(exit, 0, 0, 0, (firmware.dep() ? NX : 0) | (firmware.x64() ? LONG_MODE : 0));
            default -> registers(exit, 0, 0, 0, 0);
        };
    }

    /// Puts four registers into an answer and the slot.
    public static long registers(Exit exit, long eax, long ebx, long ecx, long edx) {
        long low = (eax & 0xFFFFFFFFL) | ebx << 32;
        long high = (ecx & 0xFFFFFFFFL) | edx << 32;
        boolean highFirst = exit.size == 1;
        exit.value = highFirst ? low : high;
        return highFirst ? high : low;
    }
}
