// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

/// Why a virtual processor stopped: one mutable slot for each processor, as KVM's `kvm_run`, so that an exit makes
/// no garbage. Written by the engine, read by whoever carries the processor; the whole slot is saved state.
///
/// Which fields count, by reason: IN and OUT use `port`, `size` (bytes of one element) and `value`; INS and OUTS
/// `port`, `size`, `gpa` and `count` (contiguous elements, answered by the number of elements done, at least 1);
/// MMIO `gpa`, `size`, `value`; CPUID `value` = leaf and `count` = subleaf, answered by EAX (low half) and EBX
/// (high half) while ECX and EDX are left in `value`, or the other way round when `size` is 1; MSR `gpa` = register
/// number and `value`; HYPERCALL `value` = control word (TLFS 3.7), `gpa` = input, `count` = output (addresses, or
/// the two values of a fast call); IPI `gpa` = target processor index, `value` = vector.
public final class Exit {
    /// Why; NONE while nothing is owed.
    public enum Reason {
        NONE,
        HALT,
        IN,
        OUT,
        INS,
        OUTS,
        MMIO_READ,
        MMIO_WRITE,
        CPUID,
        RDMSR,
        WRMSR,
        HYPERCALL,
        IPI,
        /// The software cannot go on (triple fault, bugcheck with no one left to tell).
        SHUTDOWN;

        /// A port or memory-mapped access to a device.
        public boolean isDeviceAccess() {
            return this == IN || this == OUT || this == INS || this == OUTS || this == MMIO_READ || this == MMIO_WRITE;
        }

        /// Moves `count` elements between a port and memory.
        public boolean isString() {
            return this == INS || this == OUTS;
        }
    }

    public Reason reason = Reason.NONE;
    public int port;
    public int size;
    public long value;
    public long gpa;
    public long count;
    /// The reason that [#answer] answers; NONE when no answer waits to be retired.
    public Reason answers = Reason.NONE;
    public long answer;
    /// The request this access serves, 0 when none; never read by model code.
    public long cause;

    /// The slot as it is saved.
    public record State(
            Reason reason,
            int port,
            int size,
            long value,
            long gpa,
            long count,
            Reason answers,
            long answer,
            long cause) {}

    State save() {
        return new State(reason, port, size, value, gpa, count, answers, answer, cause);
    }

    void restore(State s) {
        reason = s.reason();
        port = s.port();
        size = s.size();
        value = s.value();
        gpa = s.gpa();
        count = s.count();
        answers = s.answers();
        answer = s.answer();
        cause = s.cause();
    }
}
