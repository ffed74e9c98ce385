// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.enlighten.host.CardClient;
import org.enlighten.host.NetworkCard;

/// Joins the uplink port of an external switch to a physical card.
final class Uplink implements PortClient, CardClient {
    private final NetworkCard card;
    private SwitchPort port;

    Uplink(NetworkCard card) {
        this.card = card;
    }

    void join(SwitchPort uplink) {
        port = uplink;
        card.attach(this);
    }

    void part() {
        if (card.isTaken()) card.detach();
    }

    /// From the switch, out of the host.
    @Override
    public void received(Frame frame) {
        card.transmit(frame.bytes(), frame.cause());
    }

    /// From the physical network.
    @Override
    public void received(byte[] frame, long cause) {
        port.send(new Frame(frame, cause));
    }
}
