// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.hypervisor.protocol.CallCode;
import org.enlighten.hypervisor.protocol.HvStatus;
import org.enlighten.os.system.DeviceView;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.enlighten.vmbus.HostChannel;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.VmbusEvents;
import org.enlighten.vmbus.protocol.MessageType;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelTest {
    @TempDir
    Path directory;

    private VmbusWorld world(VmbusVersion host, VmbusVersion guest) {
        return VmbusWorld.with(VmbusWorld.Plan.of(host, guest), directory.resolve(host + "-" + guest));
    }

    private static void check(VmbusWorld w) {
        w.runUntil(() -> w.drivers.size() == 1 && w.driver().answered == w.driver().goal);
        assertEquals(0, w.driver().wrong);
        assertEquals(w.driver().goal, w.device.received);
    }

    @Test
    void carriesRequestsAndAnswersOnEveryVersion() {
        for (VmbusVersion version : VmbusWorld.versions()) {
            VmbusWorld w = world(version, VmbusVersion.V5_3);
            w.offer(EchoDevice.TYPE, 1);
            w.start();
            check(w);
            assertEquals(Optional.of(version), w.guestBus.version(), "the host's is the older");
        }
    }

    @Test
    void agreesOnTheOlderOfBoth() {
        for (VmbusVersion version : VmbusWorld.versions()) {
            VmbusWorld w = world(VmbusVersion.V5_3, version);
            w.offer(EchoDevice.TYPE, 1);
            w.start();
            check(w);
            assertEquals(Optional.of(version), w.guestBus.version());
        }
    }

    private VmbusWorld modern() {
        return world(VmbusVersion.V5_3, VmbusVersion.V5_3);
    }

    private static VmbusWorld running(VmbusWorld w) {
        w.offer(EchoDevice.TYPE, 1);
        w.start();
        check(w);
        return w;
    }

    @Test
    void namesADeviceForEachOffer() {
        VmbusWorld w = running(modern());
        DeviceView view = w.guests.getFirst().devices().stream()
                .filter(d -> d.path().startsWith("vmbus/"))
                .findFirst()
                .orElseThrow();
        assertEquals("VMBUS\\{" + EchoDevice.TYPE + "}", view.deviceId());
        assertEquals("echodrv", view.driver());
        assertEquals(0, view.problem());
        w.offer(UUID.fromString("00000000-0000-0000-0000-000000000042"), 2);
        w.runFor(5_000_000);
        DeviceView unknown = w.guests.getFirst().devices().getLast();
        assertEquals(DeviceView.NO_DRIVER, unknown.problem(), "offered while the guest runs, and nobody binds it");
    }

    @Test
    void bindsWhoseFilesLieOnTheGuestsVolumeAndNobodyElse() {
        VmbusWorld.Plan plan = VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3);
        VmbusWorld without = VmbusWorld.with(plan.files("other"), directory.resolve("without"));
        without.offer(EchoDevice.TYPE, 1);
        without.start();
        without.runFor(500_000_000);
        assertTrue(without.guests.getFirst().devices().stream()
                .noneMatch(d -> d.path().startsWith("vmbus/")));
        VmbusWorld bus = VmbusWorld.with(plan.files("vmbus"), directory.resolve("bus"));
        bus.offer(EchoDevice.TYPE, 1);
        bus.start();
        bus.runFor(500_000_000);
        assertEquals(
                DeviceView.NO_DRIVER, bus.guests.getFirst().devices().getLast().problem());
        running(VmbusWorld.with(plan.files("echodrv", "vmbus"), directory.resolve("both")));
    }

    @Test
    void closesAndOpensAgainOverTheSamePages() {
        VmbusWorld w = running(modern());
        for (int round = 1; round < 5; round++) {
            int closings = round;
            w.driver().tell(1);
            w.runUntil(() -> w.driver().closings == closings);
            assertEquals(closings, w.device.closed);
            w.driver().goal += 50;
            w.driver().tell(2);
            check(w);
        }
    }

    @Test
    void opensAgainWhileTheDeviceIsStillClosing() {
        VmbusWorld w = running(modern());
        w.device.lingers = true;
        w.driver().tell(1);
        w.runFor(5_000_000);
        assertEquals(1, w.device.closed);
        assertEquals(0, w.driver().closings, "the pages are the device's until it has finished");
        w.device.finish();
        w.runUntil(() -> w.driver().closings == 1);
        w.device.lingers = false;
        w.driver().goal += 50;
        w.driver().tell(2);
        check(w);
    }

    @Test
    void tellsTheGuestWhenTheDeviceRefuses() {
        VmbusWorld w = modern();
        w.offer(EchoDevice.REFUSING, 1);
        w.start();
        w.runUntil(() -> w.drivers.size() == 1 && w.driver().refusals == 1);
        w.driver().tell(2);
        w.runUntil(() -> w.driver().refusals == 2);
        assertEquals(0, w.device.received);
    }

    @Test
    void takesTheDeviceAwayAndBringsItBack() {
        for (VmbusVersion version : List.of(VmbusVersion.V0_13, VmbusVersion.V5_3)) {
            VmbusWorld w = world(version, VmbusVersion.V5_3);
            HostChannel channel = w.offer(EchoDevice.TYPE, 1);
            w.start();
            check(w);
            channel.rescind();
            w.runUntil(() -> w.bus.channel(channel.number()).isEmpty());
            assertEquals(1, w.device.closed);
            assertTrue(w.guests.getFirst().devices().stream()
                    .noneMatch(d -> d.path().startsWith("vmbus/")));
            w.device.received = 0;
            HostChannel again = w.offer(EchoDevice.TYPE, 1);
            assertEquals(channel.id(), again.id(), "its id is free again");
            w.runUntil(() -> w.drivers.size() == 2);
            w.runUntil(() -> w.driver().answered == w.driver().goal);
            assertEquals(0, w.driver().wrong);
        }
    }

    @Test
    void sharesABufferAndTakesItBack() {
        VmbusWorld w = running(modern());
        w.driver().tell(4);
        w.runUntil(() -> w.driver().pushed == 1);
        assertEquals(List.of("opened 0", "shared true", "pushed [Piece[at=100, bytes=5000]]"), w.driver().told);
        byte[] data = w.driver().data(100, 5000);
        for (int i = 0; i < data.length; i++) assertEquals((byte) (i * 7), data[i]);
    }

    @Test
    void offersFurtherChannelsOfADeviceAndTakesThemBackWithIt() {
        VmbusWorld w = running(modern());
        w.driver().tell(5);
        w.runUntil(() -> w.driver().told.contains("opened 1"));
        assertEquals(List.of("opened 0", "offered 1", "opened 1"), w.driver().told);
        assertEquals(Optional.empty(), w.bus.channel(1).orElseThrow().offerSubChannel(1), "there is one");
        assertEquals(Optional.empty(), w.bus.channel(1).orElseThrow().offerSubChannel(0));
        w.bus.channel(1).orElseThrow().rescind();
        w.runUntil(() -> w.bus.channel(1).isEmpty() && w.bus.channel(2).isEmpty());
        assertEquals(2, w.device.closed);
    }

    @Test
    void leavesAndComesBack() {
        for (VmbusVersion version : VmbusWorld.versions()) {
            VmbusWorld w = running(world(version, VmbusVersion.V5_3));
            w.guestBus.disconnect();
            w.runUntil(() -> w.device.closed == 1);
            w.runFor(5_000_000);
            assertEquals(Optional.empty(), w.guestBus.version());
            w.device.received = 0;
            w.guestBus.connect();
            w.runUntil(() -> w.drivers.size() == 2 && w.driver().answered == w.driver().goal);
            assertEquals(0, w.driver().wrong, version.toString());
        }
    }

    @Test
    void waitsWithItsFarewellUntilDevicesHaveFinished() {
        VmbusWorld w = running(modern());
        w.device.lingers = true;
        List<Long> farewells = new ArrayList<>();
        w.simulation.trace().attach(e -> {
            if (e.type().equals(VmbusEvents.MESSAGE_TO_GUEST) && e.a() == MessageType.UNLOAD_COMPLETE.code())
                farewells.add(e.atNs());
        });
        w.guestBus.disconnect();
        w.runFor(10_000_000);
        assertEquals(List.of(), farewells);
        w.device.finish();
        w.runFor(10_000_000);
        assertEquals(1, farewells.size());
    }

    @Test
    void movesAChannelToAnotherProcessor() {
        VmbusWorld w = VmbusWorld.with(
                VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3).processors(2), directory);
        List<TraceEvent> answers = new ArrayList<>();
        w.simulation.trace().attach(e -> {
            if (e.type().equals(VmbusEvents.MESSAGE_TO_GUEST) && e.a() == MessageType.MODIFY_CHANNEL_RESPONSE.code())
                answers.add(e);
        });
        running(w);
        w.driver().tell(101);
        w.runUntil(() -> answers.size() == 1);
        List<HvStatus> signals = new ArrayList<>();
        w.simulation.trace().attach(e -> {
            boolean signal =
                    e.type().name().equals("hypervisor.root-hypercall") && e.a() == CallCode.SIGNAL_EVENT.code();
            if (signal) signals.add(HvStatus.of(e.b()));
        });
        w.driver().goal++;
        w.driver().tell(3);
        w.runUntil(() -> signals.size() == 1);
        assertEquals(HvStatus.INVALID_SYNIC_STATE, signals.getFirst(), "that processor takes no events");
    }

    @Test
    void servesManyGuestsAtOnce() {
        VmbusWorld w = modern();
        for (int i = 0; i < 3; i++) w.addGuest();
        for (long partition : w.maker.made) {
            w.bus.offer(partition, Offer.of(EchoDevice.TYPE, new UUID(0xE0, partition)), w.device);
            w.maker.release(partition);
        }
        w.runUntil(() -> w.drivers.size() == 4 && w.drivers.stream().allMatch(d -> d.answered == d.goal));
        assertEquals(0, w.drivers.stream().mapToLong(d -> d.wrong).sum());
        long gone = w.drivers.get(1).main().offer().instance().getLeastSignificantBits();
        w.maker.end(gone);
        w.runUntil(() -> w.maker.isIdle());
        w.bus.close(gone);
        w.runFor(1_000_000);
        assertEquals(1, w.device.closed);
        for (EchoDriver d : w.drivers) d.goal += 20;
        for (int i = 0; i < 4; i++) if (i != 1) w.drivers.get(i).tell(3);
        w.runUntil(() -> w.drivers.stream().filter(d -> d.answered == d.goal).count() == 3);
    }

    @Test
    void getsThroughMoreMessagesThanTheHypervisorKeeps() {
        VmbusWorld w = running(modern());
        List<TraceEvent> refused = new ArrayList<>();
        w.simulation.trace().attach(e -> {
            boolean full = e.type().name().equals("hypervisor.guest-hypercall")
                    && e.a() == CallCode.POST_MESSAGE.code()
                    && HvStatus.of(e.b()) == HvStatus.INSUFFICIENT_BUFFERS;
            if (full) refused.add(e);
        });
        w.stallRoot(50_000_000);
        for (int i = 0; i < 200; i++) w.driver().tell(4);
        w.runUntil(() -> w.driver().pushed == 200);
        assertTrue(refused.size() > 10, refused.size() + " were tried again");
        assertEquals(200, w.driver().told.stream().filter("shared true"::equals).count());
    }

    @Test
    void fillsARingAndGoesOnWhenThereIsRoom() {
        EchoDriver.Plan plan = new EchoDriver.Plan(8192, 1000, 3000, 900, false);
        VmbusWorld w = VmbusWorld.with(
                VmbusWorld.Plan.of(VmbusVersion.V5_3, VmbusVersion.V5_3).with(plan), directory);
        running(w);
    }

    @Test
    void ringsOnlyOnceForABurst() {
        VmbusWorld w = running(modern());
        List<TraceEvent> signals = new ArrayList<>();
        w.simulation.trace().attach(e -> {
            boolean signal =
                    e.type().name().equals("hypervisor.guest-hypercall") && e.a() == CallCode.SIGNAL_EVENT.code();
            if (signal) signals.add(e);
        });
        w.driver().goal += 4;
        w.driver().tell(3);
        check(w);
        assertEquals(1, signals.size(), "four requests, one doorbell");
    }

    @Test
    void tellsWhoseRequestAPacketServes() {
        VmbusWorld w = modern();
        List<TraceEvent> packets = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        w.simulation.trace().attach(new TraceReader() {
            @Override
            public void read(TraceEvent event) {}

            @Override
            public void read(TraceEvent event, TraceBytes content) {
                if (!event.type().name().startsWith("vmbus.packet")) return;
                packets.add(event);
                bytes.add(content.copy());
            }
        });
        running(w);
        assertEquals(400, packets.size(), "200 requests, 200 answers");
        for (int i = 0; i < packets.size(); i++) {
            TraceEvent e = packets.get(i);
            assertEquals(1000 + e.b(), e.cause(), e.toString());
            assertEquals(
                    e.b(),
                    ByteBuffer.wrap(bytes.get(i)).order(ByteOrder.LITTLE_ENDIAN).getLong(8));
            assertEquals(w.partition(), e.partition());
        }
    }

    @Test
    void namesTheDriverThatThrowsAndNotTheBus() {
        VmbusWorld w = running(modern());
        w.driver().tell(7);
        w.runUntil(() -> w.guests.getFirst().bugcheck().isPresent());
        assertEquals("echodrv", w.guests.getFirst().bugcheck().orElseThrow().driver());
        assertTrue(w.root.bugcheck().isEmpty());
        VmbusWorld other = running(world(VmbusVersion.V4_0, VmbusVersion.V5_3));
        other.device.fails = true;
        other.driver().tell(6);
        other.runUntil(() -> other.root.bugcheck().isPresent());
        assertEquals("echo", other.root.bugcheck().orElseThrow().driver());
    }

    @Test
    void doesNothingOnAMachineWithoutAHypervisor() {
        BareGuest bare = new BareGuest(directory);
        bare.run(50_000_000);
        assertEquals(Optional.empty(), bare.bus().version());
        assertTrue(bare.kernel().bugcheck().isEmpty());
    }
}
