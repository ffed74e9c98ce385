// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.enlighten.hypervisor.PartitionView;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.machine.GuestMemory;
import org.enlighten.platform.hyperv.internal.hostile.Attempt.Sign;

/// All that is tried outside of the bus, by number: memory and processors of others, connections, ports,
/// hypercalls that are none, registers.
final class Attempts {
    /// What is written into registers that shall not take it.
    static final long WRITTEN = 0x5A5A_0000_0000_0001L;

    private static final long ROOT = PartitionView.ROOT;
    private static final String MEMORY = "foreign memory";
    private static final String PROCESSOR = "foreign processors";
    private static final String PORT = "foreign connections and ports";
    private static final String CALL = "malformed hypercalls";
    private static final String REGISTER = "registers";

    private Attempts() {}

    static List<Attempt> all() {
        List<Attempt> all = new ArrayList<>(memory());
        all.addAll(processors());
        all.addAll(ports());
        all.addAll(malformed());
        all.addAll(registers());
        all.addAll(BusAttempts.all());
        all.addAll(DiskAttempts.all());
        return all;
    }

    private static Attempt call(String family, String what, Consumer<Hands> deed) {
        return new Attempt(family, what, Sign.STATUS, deed);
    }

    /// A hypercall whose input lies in memory.
    private interface Input {
        long write(GuestMemory memory, long at);
    }

    private static Attempt call(String family, String what, Input input) {
        return call(family, what, hands -> {
            long at = hands.input();
            hands.call(input.write(hands.memory(), at), at, at + 2048);
        });
    }

    private static List<Attempt> memory() {
        return List.of(
                call(
                        MEMORY,
                        "map the root's pages into itself",
                        (m, at) -> Hypercalls.mapPages(m, at, -1, 0x300, 0, 1)),
                call(MEMORY, "map its pages into the root", (m, at) -> Hypercalls.mapPages(m, at, ROOT, 0x300, 0, 1)),
                call(
                        MEMORY,
                        "give the root's pages to the hypervisor",
                        (m, at) -> Hypercalls.depositMemory(m, at, ROOT, 0x100, 1)),
                new Attempt(
                        MEMORY,
                        "read behind the end of its memory",
                        Sign.ONES,
                        hands -> hands.readMemory(hands.memory().sizeBytes() + 0x1000)));
    }

    private static List<Attempt> processors() {
        return List.of(
                call(
                        PROCESSOR,
                        "read a register of the root's",
                        (m, at) -> Hypercalls.getRegister(m, at, ROOT, 0, 0x0002_0000)),
                call(
                        PROCESSOR,
                        "write a register of the root's",
                        (m, at) -> Hypercalls.setRegister(m, at, ROOT, 0, 0x0002_0000, 0)),
                call(PROCESSOR, "interrupt the root", (m, at) -> Hypercalls.assertInterrupt(m, at, ROOT, 0, 0x40)),
                call(
                        PROCESSOR,
                        "answer an intercept",
                        hands -> hands.call(Hypercalls.completeIntercept(), Hypercalls.interceptOf(ROOT, 0), 0)),
                call(PROCESSOR, "make a partition", Hypercalls::createPartition),
                call(
                        PROCESSOR,
                        "end the root",
                        hands -> hands.call(Hypercalls.onPartition(CallCode.DELETE_PARTITION), ROOT, 0)),
                call(PROCESSOR, "read a property of the root", (m, at) -> Hypercalls.getProperty(m, at, ROOT, 0)));
    }

    private static List<Attempt> ports() {
        return List.of(
                call(
                        PORT,
                        "make a port in the root",
                        (m, at) -> Hypercalls.createPort(
                                m, at, ROOT, 0x77, 2, new PortInfo(PortInfo.Type.MESSAGE, 2, 0, 0, 0))),
                call(
                        PORT,
                        "connect to a port of the root's",
                        (m, at) -> Hypercalls.connectPort(m, at, -1, 0x77, ROOT, 1, PortInfo.Type.MESSAGE)),
                call(
                        PORT,
                        "delete a port of the root's",
                        hands -> hands.call(Hypercalls.removePort(CallCode.DELETE_PORT), ROOT, 1)),
                call(
                        PORT,
                        "send over a connection that is none",
                        (m, at) -> Hypercalls.postMessage(m, at, 0x12_3456, 1, new byte[8])),
                call(
                        PORT,
                        "signal over another's connection",
                        hands -> hands.call(Hypercalls.signalEvent(), 0xFFF_FFFFL, 0)));
    }

    private static List<Attempt> malformed() {
        return List.of(
                call(CALL, "a call that there is not", hands -> hands.call(0x7FF, Hands.INPUT, 0)),
                call(
                        CALL,
                        "reserved bits of the control word",
                        hands -> hands.call(HypercallControl.fast(CallCode.SIGNAL_EVENT) | 1L << 31, 0, 0)),
                call(CALL, "a list of no elements", (m, at) -> HypercallControl.rep(CallCode.GET_VP_REGISTERS, 0)),
                call(
                        CALL,
                        "input at an odd address",
                        hands -> hands.call(HypercallControl.simple(CallCode.POST_MESSAGE), Hands.INPUT + 3, 0)),
                call(
                        CALL,
                        "input across the end of a page",
                        hands -> hands.call(HypercallControl.simple(CallCode.POST_MESSAGE), Hands.INPUT + 4088, 0)),
                call(
                        CALL,
                        "input behind the end of its memory",
                        hands -> hands.call(
                                HypercallControl.simple(CallCode.POST_MESSAGE),
                                hands.memory().sizeBytes(),
                                0)),
                call(CALL, "a message longer than there may be", (m, at) -> {
                    long control = Hypercalls.postMessage(m, at, 1, 1, new byte[240]);
                    m.put32(at + 12, 241);
                    return control;
                }),
                call(
                        CALL,
                        "a message of the hypervisor's own kind",
                        (m, at) -> Hypercalls.postMessage(m, at, 1, 0x8000_0010, new byte[8])));
    }

    private static Attempt register(String what, int msr, long value) {
        return new Attempt(REGISTER, what, Sign.OTHER_VALUE, hands -> {
            hands.writeMsr(msr, value);
            hands.readMsr(msr);
        });
    }

    /// Commands to the first disk behind the emulated controller: what it wrote to the task file, then the status.
    private static Attempt disk(String what, int... writes) {
        return new Attempt(REGISTER, what, Sign.NO_DATA, hands -> {
            for (int i = 0; i < writes.length; i += 2) hands.out(writes[i], writes[i + 1]);
            hands.pause(2_000_000);
            hands.in(0x1F7);
        });
    }

    private static List<Attempt> registers() {
        return Arrays.asList(
                register("write the number of its processor", Msr.VP_INDEX, WRITTEN),
                register("set the hypervisor's clock", Msr.TIME_REF_COUNT, WRITTEN),
                register("write a synthetic register that there is not", 0x4000_0FF0, WRITTEN),
                new Attempt(REGISTER, "read a port where nothing is", Sign.ONES, hands -> hands.in(0x5658)),
                disk("a command that no disk has", 0x1F6, 0xE0, 0x1F7, 0xFF),
                disk(
                        "read far behind the disk's end",
                        0x1F6,
                        0xEF,
                        0x1F2,
                        1,
                        0x1F3,
                        255,
                        0x1F4,
                        255,
                        0x1F5,
                        255,
                        0x1F7,
                        0x20),
                disk("data before a command", 0x1F0, 0x55, 0x1F0, 0xAA));
    }
}
