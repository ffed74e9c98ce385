// SPDX-License-Identifier: Apache-2.0
package org.enlighten.hypervisor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.EventFlags;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.hypervisor.protocol.HypercallControl;
import org.enlighten.hypervisor.protocol.Hypercalls;
import org.enlighten.hypervisor.protocol.Message;
import org.enlighten.hypervisor.protocol.Msr;
import org.enlighten.hypervisor.protocol.PortInfo;
import org.enlighten.machine.GuestMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortTest {
    private static final int SINT = 2;
    private static final int VECTOR = 0x70;
    private static final long SIMP = 0x3000;
    private static final long SIEFP = 0x4000;
    private static final long INPUT = 0x5000;

    @TempDir
    Path directory;

    private HvWorld w;
    private final Caller caller = new Caller();
    private long child;

    @BeforeEach
    void build() {
        w = HvWorld.running(2, directory);
        child = w.createChild(8, caller);
        w.openBus();
        caller.writeMsr(Msr.SIMP, SIMP | Msr.ENABLED);
        caller.writeMsr(Msr.SIEFP, SIEFP | Msr.ENABLED);
        caller.writeMsr(Msr.SINT0 + SINT, VECTOR);
        caller.writeMsr(Msr.SCONTROL, Msr.ENABLED);
        w.suspend(child, 0, false);
        run();
    }

    private void run() {
        w.simulation.runUntil(w.simulation.now() + 1_000_000);
    }

    private HvStatus create(long partition, int port, long from, PortInfo info) {
        return w.status(Hypercalls.createPort(w.memory(), HvWorld.INPUT, partition, port, from, info));
    }

    private HvStatus connect(long partition, int connection, long to, int port, PortInfo.Type type) {
        return w.status(Hypercalls.connectPort(w.memory(), HvWorld.INPUT, partition, connection, to, port, type));
    }

    private HvStatus remove(CallCode call, long partition, int id) {
        return HvStatus.of(w.call(Hypercalls.removePort(call), partition, id));
    }

    private HvStatus asChild(long control, long input) {
        caller.next(control, input, 0);
        w.vp(child, 0).raise(0x21);
        run();
        return HvStatus.of(caller.results.getLast());
    }

    private GuestMemory childMemory() {
        return w.vp(child, 0).memory();
    }

    private HvStatus post(int connection, int type, byte... payload) {
        return asChild(Hypercalls.postMessage(childMemory(), INPUT, connection, type, payload), INPUT);
    }

    private HvStatus signal(int connection, int flag) {
        return asChild(Hypercalls.signalEvent(), connection & 0xFFFFFFFFL | (long) flag << 32);
    }

    private void messagesToRoot() {
        assertEquals(HvStatus.SUCCESS, create(1, 0x77, child, PortInfo.message(SINT, 0)));
        assertEquals(HvStatus.SUCCESS, connect(child, 1, 1, 0x77, PortInfo.Type.MESSAGE));
    }

    private void eventsToRoot(int first, int flags) {
        assertEquals(HvStatus.SUCCESS, create(1, 0x78, child, PortInfo.event(SINT, 0, first, flags)));
        assertEquals(HvStatus.SUCCESS, connect(child, 2, 1, 0x78, PortInfo.Type.EVENT));
    }

    @Test
    void carriesAMessageToTheSlotOfItsPort() {
        messagesToRoot();
        w.root.takesBus = false;
        assertEquals(HvStatus.SUCCESS, post(1, 5, new byte[] {1, 2, 3}));
        Optional<Message> message = Message.read(w.memory(), Message.slot(RootSoftware.SIMP, SINT));
        assertEquals(5, message.orElseThrow().type());
        assertEquals(0x77, message.get().sender());
        assertArrayEquals(new byte[] {1, 2, 3}, message.get().payload());
        assertEquals(1, w.root.busInterrupts);
    }

    @Test
    void carriesAsLongAMessageAsASlotTakesAndNoLonger() {
        messagesToRoot();
        assertEquals(HvStatus.SUCCESS, post(1, 1, new byte[240]));
        Hypercalls.postMessage(childMemory(), INPUT, 1, 1, new byte[240]);
        childMemory().put32(INPUT + 12, 241);
        assertEquals(HvStatus.INVALID_PARAMETER, asChild(CallCode.POST_MESSAGE.code(), INPUT));
        childMemory().put32(INPUT + 12, -1);
        assertEquals(HvStatus.INVALID_PARAMETER, asChild(CallCode.POST_MESSAGE.code(), INPUT));
        assertEquals(HvStatus.INVALID_PARAMETER, post(1, 0));
        assertEquals(HvStatus.INVALID_PARAMETER, post(1, 0x80000001), "only the hypervisor sends such a type");
        assertEquals(
                HvStatus.INVALID_HYPERCALL_INPUT,
                asChild(HypercallControl.fast(CallCode.POST_MESSAGE), 1),
                "too long for registers");
    }

    @Test
    void keepsMessagesInOrderUntilItsBuffersAreUsedUp() {
        messagesToRoot();
        w.root.takesBus = false;
        int accepted = 0;
        while (post(1, 1, (byte) accepted, (byte) (accepted >>> 8)) == HvStatus.SUCCESS) accepted++;
        assertEquals(1 + 128, accepted, "one in the slot, the others behind it");
        assertEquals(HvStatus.INSUFFICIENT_BUFFERS, post(1, 1));
        assertEquals(HvStatus.SUCCESS, create(1, 0x79, child, PortInfo.message(SINT, 0)));
        assertEquals(HvStatus.SUCCESS, connect(child, 3, 1, 0x79, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.SUCCESS, post(3, 1, (byte) accepted, (byte) 0), "another port has buffers of its own");
        accepted++;
        w.root.takesBus = true;
        w.rootVp().raise(RootSoftware.BUS_VECTOR);
        run();
        assertEquals(accepted, w.root.busMessages.size());
        for (int i = 0; i < accepted; i++) {
            byte[] payload = w.root.busMessages.get(i);
            assertEquals(i, (payload[0] & 0xFF) | payload[1] << 8);
        }
        assertEquals(HvStatus.SUCCESS, post(1, 1, (byte) 0, (byte) 0), "there is room again");
    }

    @Test
    void setsEventFlagsAndRaisesTheVectorForAClearOneOnly() {
        eventsToRoot(64, 3);
        w.root.takesBus = false;
        assertEquals(HvStatus.SUCCESS, signal(2, 0));
        assertEquals(HvStatus.SUCCESS, signal(2, 0));
        assertEquals(1, w.root.busInterrupts);
        assertEquals(HvStatus.SUCCESS, signal(2, 2));
        assertEquals(2, w.root.busInterrupts);
        assertEquals(HvStatus.INVALID_PARAMETER, signal(2, 3), "the port has three flags");
        assertEquals(0b101, EventFlags.take(w.memory(), RootSoftware.SIEFP, SINT, 1));
        assertEquals(HvStatus.SUCCESS, signal(2, 0));
        assertEquals(3, w.root.busInterrupts);
    }

    @Test
    void reachesAChildAsWell() {
        assertEquals(HvStatus.SUCCESS, create(child, 9, 1, PortInfo.event(SINT, 0, 17, 1)));
        assertEquals(HvStatus.SUCCESS, connect(1, 40, child, 9, PortInfo.Type.EVENT));
        int before = caller.vectors.size();
        assertEquals(HvStatus.SUCCESS, HvStatus.of(w.call(Hypercalls.signalEvent(), 40, 0)));
        run();
        assertEquals(VECTOR, caller.vectors.getLast());
        assertEquals(before + 1, caller.vectors.size());
        assertEquals(1L << 17, EventFlags.take(childMemory(), SIEFP, SINT, 0));
    }

    @Test
    void refusesWhatIsNotConnected() {
        messagesToRoot();
        eventsToRoot(0, 1);
        assertEquals(HvStatus.INVALID_CONNECTION_ID, post(2, 1), "that one is for events");
        assertEquals(HvStatus.INVALID_CONNECTION_ID, signal(1, 0), "that one is for messages");
        assertEquals(HvStatus.INVALID_CONNECTION_ID, post(3, 1));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, post(-1, 1));
        assertEquals(HvStatus.SUCCESS, remove(CallCode.DELETE_PORT, 1, 0x77));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, post(1, 1), "its port is gone");
        assertEquals(HvStatus.INVALID_PORT_ID, remove(CallCode.DELETE_PORT, 1, 0x77));
        assertEquals(HvStatus.SUCCESS, remove(CallCode.DISCONNECT_PORT, child, 2));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, signal(2, 0));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, remove(CallCode.DISCONNECT_PORT, child, 2));
        assertEquals(HvStatus.INVALID_PARTITION_ID, remove(CallCode.DISCONNECT_PORT, 99, 2));
    }

    @Test
    void refusesAPortThatMakesNoSense() {
        PortInfo good = PortInfo.message(SINT, 0);
        assertEquals(HvStatus.INVALID_PARTITION_ID, create(99, 1, 1, good));
        assertEquals(HvStatus.INVALID_PARTITION_ID, create(1, 1, 99, good));
        assertEquals(HvStatus.INVALID_PORT_ID, create(1, 0, child, good));
        assertEquals(HvStatus.INVALID_PORT_ID, create(1, 1 << 24, child, good));
        assertEquals(HvStatus.INVALID_PARAMETER, create(1, 1, child, PortInfo.message(16, 0)));
        assertEquals(HvStatus.INVALID_PARAMETER, create(1, 1, child, PortInfo.message(-1, 0)));
        assertEquals(HvStatus.INVALID_PARAMETER, create(1, 1, child, PortInfo.message(SINT, 2048)));
        assertEquals(HvStatus.INVALID_PARAMETER, create(1, 1, child, PortInfo.event(SINT, 0, 0, 0)));
        assertEquals(HvStatus.INVALID_PARAMETER, create(1, 1, child, PortInfo.event(SINT, 0, 2047, 2)));
        assertEquals(HvStatus.SUCCESS, create(1, 1, child, PortInfo.event(SINT, 0, 2047, 1)));
        assertEquals(HvStatus.INVALID_PORT_ID, create(1, 1, child, good), "the id is in use");
        long unfinished = w.createPartition();
        assertEquals(HvStatus.INVALID_PARTITION_STATE, create(unfinished, 1, 1, good));
        Hypercalls.createPort(w.memory(), HvWorld.INPUT, 1, 2, child, good);
        w.memory().put32(HvWorld.INPUT + 24, 3);
        assertEquals(HvStatus.INVALID_PARAMETER, w.status(CallCode.CREATE_PORT.code()), "monitor ports there are none");
    }

    @Test
    void connectsOnlyThePartitionThatAPortIsFor() {
        long other = w.createChild(8, new Burner(1000));
        messagesToRoot();
        assertEquals(HvStatus.ACCESS_DENIED, connect(other, 1, 1, 0x77, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.INVALID_PARAMETER, connect(child, 5, 1, 0x77, PortInfo.Type.EVENT));
        assertEquals(HvStatus.INVALID_PORT_ID, connect(child, 5, 1, 0x99, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.INVALID_CONNECTION_ID, connect(child, 1, 1, 0x77, PortInfo.Type.MESSAGE), "in use");
        assertEquals(HvStatus.INVALID_CONNECTION_ID, connect(child, 0, 1, 0x77, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.INVALID_PARTITION_ID, connect(99, 1, 1, 0x77, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.INVALID_PARTITION_ID, connect(child, 5, 99, 0x77, PortInfo.Type.MESSAGE));
    }

    @Test
    void saysWhenTheReceiverCannotTakeIt() {
        messagesToRoot();
        eventsToRoot(0, 1);
        w.root.writeMsr(Msr.SINT0 + SINT, Msr.SINT_MASKED);
        w.settle();
        assertEquals(HvStatus.INVALID_SYNIC_STATE, post(1, 1));
        assertEquals(HvStatus.INVALID_SYNIC_STATE, signal(2, 0));
        w.root.writeMsr(Msr.SINT0 + SINT, RootSoftware.BUS_VECTOR);
        w.root.writeMsr(Msr.SIEFP, 0);
        w.settle();
        assertEquals(HvStatus.INVALID_SYNIC_STATE, signal(2, 0), "its page is not there");
        assertEquals(HvStatus.SUCCESS, create(1, 0x79, child, PortInfo.message(SINT, 5)));
        assertEquals(HvStatus.SUCCESS, connect(child, 3, 1, 0x79, PortInfo.Type.MESSAGE));
        assertEquals(HvStatus.INVALID_VP_INDEX, post(3, 1));
    }

    @Test
    void raisesNothingForASourceThatIsPolled() {
        messagesToRoot();
        eventsToRoot(0, 1);
        w.root.writeMsr(Msr.SINT0 + SINT, Msr.SINT_POLLING);
        w.settle();
        assertEquals(HvStatus.SUCCESS, post(1, 1, (byte) 1));
        assertEquals(HvStatus.SUCCESS, signal(2, 0));
        assertEquals(0, w.root.busInterrupts);
        assertTrue(
                Message.read(w.memory(), Message.slot(RootSoftware.SIMP, SINT)).isPresent());
        assertEquals(1, EventFlags.take(w.memory(), RootSoftware.SIEFP, SINT, 0));
    }

    @Test
    void forgetsWhatLedToAPartitionThatIsGone() {
        assertEquals(HvStatus.SUCCESS, create(child, 9, 1, PortInfo.message(SINT, 0)));
        assertEquals(HvStatus.SUCCESS, connect(1, 40, child, 9, PortInfo.Type.MESSAGE));
        messagesToRoot();
        w.onPartition(CallCode.FINALIZE_PARTITION, child);
        long control = Hypercalls.postMessage(w.memory(), HvWorld.INPUT, 40, 1, new byte[4]);
        assertEquals(HvStatus.INVALID_VP_INDEX, w.status(control), "it has no processors any more");
        w.onPartition(CallCode.DELETE_PARTITION, child);
        assertEquals(HvStatus.INVALID_CONNECTION_ID, w.status(control));
        assertEquals(HvStatus.INVALID_PORT_ID, remove(CallCode.DELETE_PORT, 1, 0x77), "nobody could connect to it");
    }
}
