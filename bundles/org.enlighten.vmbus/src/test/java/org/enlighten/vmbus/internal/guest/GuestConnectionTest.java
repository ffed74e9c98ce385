// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.PacketCauses;
import org.enlighten.vmbus.client.GuestBusSettings;
import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.InitiateContact;
import org.enlighten.vmbus.protocol.ControlMessage.OfferChannel;
import org.enlighten.vmbus.protocol.ControlMessage.VersionResponse;
import org.enlighten.vmbus.protocol.MessageType;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;

class GuestConnectionTest {
    private static final int MUTATIONS = Integer.getInteger("enlighten.mutations", 20_000);
    private static final UUID TYPE = new UUID(1, 2);

    /// A kernel in the small: keeps what it is told.
    private static final class Kernel implements GuestHub {
        final GuestMemory memory = new GuestMemory("vm/1/memory", 1 << 20);
        final PacketCauses causes = new PacketCauses();
        final TreeSet<String> devices = new TreeSet<>();
        final List<String> warnings = new ArrayList<>();

        @Override
        public GuestMemory memory() {
            return memory;
        }

        @Override
        public PacketCauses causes() {
            return causes;
        }

        @Override
        public void kick() {}

        @Override
        public void found(DeviceNode device) {
            devices.add(device.path());
        }

        @Override
        public void lost(String path) {
            devices.remove(path);
        }

        @Override
        public void warn(String sentence) {
            warnings.add(sentence);
        }
    }

    private final Kernel kernel = new Kernel();
    private final GuestConnection connection =
            new GuestConnection(kernel, GuestBusSettings.upTo(VmbusVersion.V5_3), 0x3000);

    private ControlMessage said() {
        return ControlMessage.decode(connection.steps.remove().message()).orElseThrow();
    }

    private static OfferChannel offer(int channel, int instance, int sub) {
        return new OfferChannel(
                TYPE, new UUID(9, instance), 0, 0, 0, new byte[120], sub, channel, true, 0x2000 | channel);
    }

    private void connect() {
        connection.connect();
        connection.heard(new VersionResponse(true, 0, 1));
        connection.steps.clear();
    }

    @Test
    void asksForLowerVersionsUntilTheHostAgreesOrNoneIsLeft() {
        connection.connect();
        List<VmbusVersion> asked = new ArrayList<>();
        while (!connection.steps.isEmpty()) {
            GuestStep step = connection.steps.peek();
            InitiateContact contact = (InitiateContact) said();
            VmbusVersion version = VmbusVersion.of(contact.version()).orElseThrow();
            assertEquals(version.hasNamedConnection() ? 4 : 1, step.connection());
            assertEquals(version.hasNamedConnection() ? 2 : 0x3000, contact.place());
            assertTrue(contact.monitorToGuest() != 0 && contact.monitorToHost() != 0, "both or neither");
            asked.add(version);
            connection.heard(new VersionResponse(false, 0, 0));
        }
        assertEquals(GuestBusSettings.upTo(VmbusVersion.V5_3), asked);
        assertEquals(GuestConnection.At.REFUSED, connection.at());
        assertTrue(kernel.warnings.getFirst().contains("5.3 down to 0.13"), kernel.warnings.toString());
    }

    @Test
    void takesAMessageThatCannotBePostedForARefusal() {
        connection.connect();
        connection.notPosted(said());
        assertEquals(VmbusVersion.V5_2.wire(), ((InitiateContact) said()).version());
    }

    @Test
    void postsWhereTheHostSaysFromFiveOn() {
        connection.connect();
        connection.heard(new VersionResponse(true, 0, 0x77));
        assertEquals(4, connection.steps.removeFirst().connection());
        GuestStep request = connection.steps.removeFirst();
        assertEquals(0x77, request.connection());
        assertEquals(MessageType.REQUEST_OFFERS.code(), request.message()[0]);
    }

    @Test
    void ignoresASecondOfferOfTheSameDeviceAndAFurtherChannelOfNone() {
        connect();
        connection.heard(offer(1, 1, 0));
        connection.heard(offer(2, 1, 0));
        connection.heard(offer(3, 2, 1));
        connection.heard(offer(4, 1, 1));
        connection.heard(offer(0, 3, 0));
        connection.heard(offer(2048, 3, 0));
        assertEquals(1, kernel.devices.size());
        assertTrue(connection.channel(1).isPresent() && connection.channel(4).isPresent());
        assertEquals(Optional.empty(), connection.channel(2));
        assertEquals(Optional.empty(), connection.channel(3));
        assertEquals(4, connection.highest());
    }

    @Test
    void givesTheIdBackWhenTheHostTakesTheOfferBack() {
        connect();
        connection.heard(offer(5, 1, 0));
        connection.heard(new ControlMessage.RescindOffer(5));
        assertEquals(new ControlMessage.RelIdReleased(5), said());
        assertTrue(kernel.devices.isEmpty());
        connection.heard(new ControlMessage.RescindOffer(5));
        assertTrue(connection.steps.isEmpty());
    }

    @Test
    void survivesAHostThatSaysAnything() {
        long seed = Long.getLong("enlighten.seed", 23);
        Chance chance = new Chance(seed);
        connect();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = anything(chance).encode();
            if (chance.nextInt(3) == 0) bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            ControlMessage.decode(bytes).ifPresent(connection::heard);
            connection.event(chance.nextInt(10));
            if (chance.nextInt(100) == 0) connection.disconnect();
            if (chance.nextInt(20) == 0) connection.connect();
            connection.steps.clear();
        }
        assertTrue(connection.save().channels().size() < 64, "-Denlighten.seed=" + seed);
        assertTrue(kernel.devices.size() <= connection.save().channels().size());
    }

    private static ControlMessage anything(Chance chance) {
        int channel = chance.nextInt(6);
        int buffer = 0xE1E10 + chance.nextInt(3);
        return switch (chance.nextInt(10)) {
            case 0, 1 -> offer(channel, chance.nextInt(4), chance.nextInt(3));
            case 2 -> new ControlMessage.RescindOffer(channel);
            case 3 -> new ControlMessage.OpenResult(channel, channel, chance.nextInt(2));
            case 4 -> new ControlMessage.GpadlCreated(channel, buffer, chance.nextInt(2));
            case 5 -> new ControlMessage.GpadlTorndown(buffer);
            case 6 -> new VersionResponse(chance.nextInt(2) == 0, 0, chance.nextInt(8));
            case 7 -> new ControlMessage.UnloadComplete();
            case 8 -> new ControlMessage.ModifyChannelResponse(channel, 0);
            default -> new ControlMessage.AllOffersDelivered();
        };
    }
}
