// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import org.enlighten.guest.network.OfNetwork;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.net.protocol.Ipv4Address;

/// `ipconfig`: the network adapters and their addresses; with `/all` also what they are.
public record IpConfig(String arguments) implements OfNetwork {
    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public void known(NetworkInfo info, Turn turn) {
        turn.line("Windows IP Configuration");
        if (info.adapters().isEmpty()) turn.line("No network adapter has a driver.");
        for (NetworkInfo.Adapter adapter : info.adapters()) {
            turn.line("");
            turn.line("Ethernet adapter " + Connections.name(adapter.number()) + ":");
            if (arguments.strip().equalsIgnoreCase("/all")) {
                row("Description", adapter.name(), turn);
                row("Physical Address", adapter.hardware().toString(), turn);
            }
            if (!adapter.up()) row("Media State", "Media disconnected", turn);
            else addresses(adapter.configuration(), turn);
        }
    }

    private static void addresses(NetworkConfiguration own, Turn turn) {
        row("IP Address", own.address().toString(), turn);
        row("Subnet Mask", Ipv4Address.mask(own.prefixLength()).toString(), turn);
        row("Default Gateway", own.gateway().isAny() ? "" : own.gateway().toString(), turn);
    }

    private static void row(String name, String value, Turn turn) {
        turn.line("   " + (name + " . . . . . . . . . . . . . . . . . .").substring(0, 36) + ": " + value);
    }
}
