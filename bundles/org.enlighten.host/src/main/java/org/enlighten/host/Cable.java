// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A cable between two cards, both ways at once.
public record Cable(NetworkCard one, NetworkCard other, long propagationNs) implements CardLink {
    /// Copper carries a bit at about two thirds of the speed of light: 5 ns a metre (ISO/IEC 11801, 5.7 at most).
    private static final long NS_A_METRE = 5;

    /// Plugs a cable of that length into both.
    public static Cable between(NetworkCard one, NetworkCard other, int metres) {
        Cable cable = new Cable(one, other, metres * NS_A_METRE);
        one.plug(cable);
        other.plug(cable);
        return cable;
    }

    /// Pulls it out of both; frames under way are lost.
    public void pull() {
        one.unplug();
        other.unplug();
    }

    @Override
    public void carry(NetworkCard from, byte[] frame, long cause) {
        (from == one ? other : one).arrived(frame, cause);
    }
}
