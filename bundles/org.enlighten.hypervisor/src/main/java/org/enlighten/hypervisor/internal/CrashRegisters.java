// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor.internal;

import java.util.Arrays;
import java.util.Optional;
import org.enlighten.hypervisor.protocol.Msr;

/// Where a system that dies leaves why (TLFS, "Guest crash enlightenment"): five numbers, and a bit that says they are
/// there. Its parent reads them as registers.
final class CrashRegisters {
    record State(long[] parameters, long control) {}

    private final long[] parameters = new long[Msr.CRASH_PARAMETERS];
    private long control;

    static boolean isParameter(int msr) {
        return msr >= Msr.CRASH_P0 && msr < Msr.CRASH_P0 + Msr.CRASH_PARAMETERS;
    }

    Optional<Long> parameter(int index) {
        return index >= 0 && index < parameters.length ? Optional.of(parameters[index]) : Optional.empty();
    }

    void parameter(int index, long value) {
        parameters[index] = value;
    }

    /// What was last written.
    long control() {
        return control;
    }

    void control(long value) {
        control = value & Msr.CRASH_NOTIFY;
    }

    void reset() {
        Arrays.fill(parameters, 0);
        control = 0;
    }

    State save() {
        return new State(parameters.clone(), control);
    }

    void restore(State s) {
        System.arraycopy(s.parameters(), 0, parameters, 0, s.parameters().length);
        control = s.control();
    }
}
