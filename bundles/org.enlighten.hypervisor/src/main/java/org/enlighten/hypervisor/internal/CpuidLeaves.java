// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import org.enlighten.host.Cpuid;
import org.enlighten.host.Firmware;
import org.enlighten.hypervisor.protocol.Privilege;
import org.enlighten.machine.Exit;

/// What CPUID shows under this hypervisor: the processors' own leaves without virtualization and with the bit that
/// says "somebody is below you", and the hypervisor's (TLFS, "Feature and interface discovery").
final class CpuidLeaves {
    private static final int FEATURES = 1;
    private static final int FIRST = 0x40000000;
    private static final int LAST = 0x40000006;
    private static final long HYPERVISOR_PRESENT = 1L << 31;
    private static final long VMX = 1L << 5;
    /// "Microsoft Hv" as EBX, ECX, EDX.
    private static final long MICR = 0x7263694DL;

    private static final long OSOF = 0x666F736FL;
    private static final long T_HV = 0x76482074L;
    /// "Hv#1"
    private static final long INTERFACE = 0x31237648L;
    /// Of Windows Server 2008: 6.0, build 6001.
    private static final long VERSION = 6L << 16;

    private static final long BUILD = 6001;
    private static final long RELAXED_TIMING = 0x20;
    /// EDX of leaf 3: guest idle state, frequency registers, crash registers, polled SINTs, direct timers.
    private static final long FEATURES_OFFERED = 1L << 5 | 1L << 8 | 1L << 10 | 1L << 17 | 1L << 19;
    /// EAX of leaf 6: bitmaps of MSRs, second-level address translation.
    private static final long HARDWARE_USED = 1L << 1 | 1L << 3;

    private CpuidLeaves() {}

    static long answer(HvProcessor p, Firmware firmware, int logicalProcessors, Exit exit) {
        int leaf = (int) exit.value;
        long privileges = p.partition.isRoot() ? Privilege.ROOT : Privilege.CHILD;
        return switch (leaf - FIRST) {
            case 0 -> Cpuid.registers(exit, LAST, MICR, OSOF, T_HV);
            case 1 -> Cpuid.registers(exit, INTERFACE, 0, 0, 0);
            case 2 -> Cpuid.registers(exit, BUILD, VERSION, 0, 0);
            case 3 -> Cpuid.registers(exit, privileges, privileges >>> 32, 0, FEATURES_OFFERED);
            case 4 -> Cpuid.registers(exit, RELAXED_TIMING, -1, 0, 0);
            case 5 -> Cpuid.registers(exit, Partition.PROCESSORS_MAX, logicalProcessors, 0, 0);
            case 6 -> Cpuid.registers(exit, HARDWARE_USED, 0, 0, 0);
            default -> own(firmware, exit, leaf);
        };
    }

    private static long own(Firmware firmware, Exit exit, int leaf) {
        boolean swapped = exit.size == 1;
        long answer = Cpuid.answer(firmware, exit);
        if (leaf != FEATURES) return answer;
        if (swapped) return shown(answer);
        exit.value = shown(exit.value);
        return answer;
    }

    private static long shown(long ecxAndEdx) {
        return (ecxAndEdx & ~VMX) | HYPERVISOR_PRESENT;
    }
}
