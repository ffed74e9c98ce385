// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class RegisterRoutineTest {
    private static final Owner NOBODY = new Owner() {
        @Override
        public void raised(VirtualProcessor vp) {}

        @Override
        public void cut(VirtualProcessor vp) {}
    };

    private final VirtualProcessor vp = new VirtualProcessor(0, 0, new GuestMemory("m", 1 << 16), NOBODY);
    private final List<String> told = new ArrayList<>();
    private int busyPolls = 2;

    @Test
    void runsEachStageOnceAndInOrderWithTheAnswerOfTheLastAccess() {
        Protocol routine = new Protocol();
        run(routine, new Frame(0, 0, 42, 7));
        assertEquals(
                List.of(
                        "OUT 1f6=a0",
                        "IN 1f7",
                        "IN 1f7",
                        "IN 1f7",
                        "OUTS 1f0 200x256",
                        "OUTS 1f0 2c0x160",
                        "CPUID 40000000",
                        "HYPERCALL 1005d 1 2",
                        "RDMSR 40000002",
                        "WRMSR 40000083=1001",
                        "HALT"),
                told);
        assertEquals(List.of("enter 42", "READY 50", "CALL 11223344", "MSR 6", "END 3", "DONE 0"), routine.stages);
        assertEquals(130, routine.charged);
    }

    @Test
    void goesOnTheSameFromAFrameSavedBeforeAnyAccess() {
        Protocol whole = new Protocol();
        run(whole, new Frame(0, 0, 42, 7));
        List<String> expected = List.copyOf(told);
        for (int cut = 0; cut <= expected.size(); cut++) {
            told.clear();
            busyPolls = 2;
            Protocol first = new Protocol();
            Frame frame = new Frame(0, 0, 42, 7);
            boolean ended = run(first, frame, cut);
            Protocol second = new Protocol();
            second.stages.addAll(first.stages);
            Saved saved = Saved.parse(Saved.of(frame.save()).text());
            Frame restored = Frame.restored(saved.as(Frame.State.class));
            if (!ended) run(second, restored);
            assertEquals(expected, told, "cut after " + cut + " accesses");
            assertEquals(whole.stages, second.stages, "cut after " + cut + " accesses");
        }
    }

    @Test
    void carriesTheCauseOfItsActivationInTheSlot() {
        Protocol routine = new Protocol();
        assertFalse(routine.proceed(new Frame(0, 0, 1, 99), vp));
        assertEquals(99, vp.exit().cause);
    }

    @Test
    void endsAtOnceWhenNothingIsQueued() {
        RegisterRoutine empty = new RegisterRoutine() {
            @Override
            protected void enter(int entry, long argument) {}

            @Override
            protected void stage(int stage, long answer) {}
        };
        assertTrue(empty.proceed(new Frame(0, 0, 0, 0), vp));
    }

    private void run(Protocol routine, Frame frame) {
        assertTrue(run(routine, frame, Integer.MAX_VALUE));
    }

    /// Plays the carrier and the hardware for at most `accesses`; true when the activation has ended.
    private boolean run(Protocol routine, Frame frame, int accesses) {
        for (int i = 0; i < accesses; i++) {
            boolean ended = routine.proceed(frame, vp);
            routine.charged += routine.takeChargeNs();
            if (ended) return true;
            long answer = hardware(vp.exit());
            vp.exit().reason = Exit.Reason.NONE;
            routine.answered(frame, answer);
        }
        return false;
    }

    private long hardware(Exit e) {
        String port = Integer.toHexString(e.port);
        return switch (e.reason) {
            case OUT -> tell("OUT " + port + "=" + Long.toHexString(e.value), 0);
            case IN -> tell("IN " + port, busyPolls-- > 0 ? 0x80 : 0x50);
            case OUTS -> tell("OUTS " + port + " " + Long.toHexString(e.gpa) + "x" + e.count, Math.min(96, e.count));
            case HYPERCALL -> tell("HYPERCALL " + Long.toHexString(e.value) + " " + e.gpa + " " + e.count, 6);
            case CPUID -> tell("CPUID " + Long.toHexString(e.value), 0x11223344);
            case RDMSR -> tell("RDMSR " + Long.toHexString(e.gpa), 3);
            case WRMSR -> tell("WRMSR " + Long.toHexString(e.gpa) + "=" + Long.toHexString(e.value), 0);
            case HALT -> tell("HALT", 0);
            default -> throw new AssertionError(e.reason);
        };
    }

    private long tell(String what, long answer) {
        if (!what.startsWith("OUTS")
                || told.stream().filter(t -> t.startsWith("OUTS")).count() < 2) told.add(what);
        return answer;
    }

    /// A made-up device protocol with every kind of access.
    private static final class Protocol extends RegisterRoutine {
        enum At {
            READY,
            CALL,
            MSR,
            END,
            DONE
        }

        final List<String> stages = new ArrayList<>();
        long charged;

        @Override
        protected void enter(int entry, long argument) {
            stages.add("enter " + argument);
            charge(30);
            out8(0x1F6, 0xA0);
            poll8(0x1F7, 0x80, 0, At.READY);
        }

        @Override
        protected void stage(int stage, long answer) {
            At at = At.values()[stage];
            stages.add(at + " " + Long.toHexString(answer));
            switch (at) {
                case READY -> {
                    charge(100);
                    outs16(0x1F0, 0x200, 256);
                    cpuidLow(0x40000000, At.CALL);
                }
                case CALL -> hypercall(0x1005D, 1, 2, At.MSR);
                case MSR -> readMsr(0x40000002, At.END);
                case END -> {
                    writeMsr(0x40000083, 0x1001);
                    halt(At.DONE);
                }
                case DONE -> {}
            }
        }
    }
}
