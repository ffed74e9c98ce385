// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import java.util.Arrays;
import java.util.Optional;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.simulation.Chance;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.client.GuestDriver;
import org.enlighten.vmbus.integration.internal.guest.Feature;
import org.enlighten.vmbus.integration.protocol.IcMessage;
import org.enlighten.vmbus.integration.protocol.Negotiation;

/// A guest's end that agrees on versions as it should, and answers everything else with what it pleases: good answers
/// with changed bytes, several at once, none, ones that nobody asked for; and closes its channel now and then.
public final class HostileDriver extends GuestDriver {
    private static final int RING_BYTES = 16 * 1024;

    private final Outgoing out = new Outgoing();
    private final Chance chance;
    private final boolean agrees;
    public long answers;

    HostileDriver(DeviceNode node, DriverContext kernel, Chance chance, boolean agrees) {
        super(node, kernel);
        this.chance = chance;
        this.agrees = agrees;
    }

    @Override
    protected void attached() {
        channel().open(RING_BYTES);
    }

    @Override
    protected void opened(GuestChannel which) {}

    @Override
    protected void refused(GuestChannel which) {}

    @Override
    protected void completed(GuestChannel which, Packet packet) {}

    @Override
    protected void received(GuestChannel which, Packet packet) {
        byte[] bytes = packet.payload();
        Optional<IcMessage> asked = IcMessage.of(bytes);
        if (asked.isEmpty()) return;
        if (agrees && asked.get().type() == IcMessage.NEGOTIATE) send(agreement(asked.get()));
        else for (int n = chance.nextInt(4); n > 0; n--) send(mutated(asked.get()));
        if (chance.nextInt(400) == 0 && which.isOpen()) which.close();
    }

    private byte[] agreement(IcMessage asked) {
        Feature feature = Arrays.stream(Feature.values())
                .filter(f ->
                        f.service().interfaceType().equals(channel().offer().interfaceType()))
                .findFirst()
                .orElseThrow();
        Negotiation host = Negotiation.of(asked.body()).orElseThrow();
        return asked.answer(
                        0, host.choose(Feature.FRAMEWORKS, feature.versions()).bytes())
                .bytes();
    }

    private byte[] mutated(IcMessage asked) {
        byte[] bytes = asked.answer(chance.nextInt(4) == 0 ? 0x80004005 : 0, asked.body())
                .bytes();
        for (int n = chance.nextInt(3); n > 0; n--) {
            int at = chance.nextInt(chance.nextInt(2) == 0 ? bytes.length : Math.min(bytes.length, 64));
            bytes[at] = (byte) chance.nextInt(256);
        }
        return chance.nextInt(10) == 0 ? Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1)) : bytes;
    }

    private void send(byte[] message) {
        answers++;
        if (channel().isOpen()) channel().send(out.data(chance.nextInt(3)).payload(message));
    }

    @Override
    protected void closed(GuestChannel which) {
        which.open(RING_BYTES);
    }
}
