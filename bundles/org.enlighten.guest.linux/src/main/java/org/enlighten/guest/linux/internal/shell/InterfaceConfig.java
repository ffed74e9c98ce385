// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.network.OfNetwork;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.SocketCall;
import org.enlighten.os.net.protocol.Ipv4Address;

/// `ifconfig` shows the network interfaces; `ifconfig eth0 ADDRESS [netmask MASK]` gives one its address.
public record InterfaceConfig(String arguments) implements OfNetwork {
    private static final String USAGE = "usage: ifconfig [eth0 ADDRESS [netmask MASK]]";

    private List<String> words() {
        return List.of(arguments.strip().split("\\s+"));
    }

    @Override
    public boolean changes() {
        return words().size() == 2 || words().size() == 4 && words().get(2).equals("netmask");
    }

    @Override
    public void known(NetworkInfo info, Turn turn) {
        if (arguments.isBlank()) info.adapters().forEach(adapter -> show(adapter, turn));
        else if (changes()) change(info, turn);
        else turn.refuse(USAGE);
    }

    private static String name(NetworkInfo.Adapter adapter) {
        return "eth" + (adapter.number() - 1);
    }

    private static void show(NetworkInfo.Adapter adapter, Turn turn) {
        String hardware = adapter.hardware().toString().replace('-', ':');
        NetworkConfiguration own = adapter.configuration();
        turn.line("%-10sLink encap:Ethernet  HWaddr %s".formatted(name(adapter), hardware));
        if (!own.address().isAny())
            turn.line("          inet addr:%s  Mask:%s".formatted(own.address(), Ipv4Address.mask(own.prefixLength())));
        turn.line("          %sMTU:1500".formatted(adapter.up() ? "UP BROADCAST RUNNING  " : "UP BROADCAST  "));
    }

    private void change(NetworkInfo info, Turn turn) {
        List<String> w = words();
        Optional<NetworkInfo.Adapter> adapter =
                info.adapters().stream().filter(a -> name(a).equals(w.getFirst())).findFirst();
        Optional<Ipv4Address> address = Ipv4Address.parse(w.get(1));
        Optional<Integer> prefix = Ipv4Address.parse(w.size() == 4 ? w.get(3) : "255.255.255.0")
                .flatMap(Ipv4Address::prefixLength);
        if (adapter.isEmpty()) turn.refuse(w.getFirst() + ": No such device");
        else if (address.isEmpty() || prefix.isEmpty()) turn.refuse(USAGE);
        else
            OfNetwork.change(
                    turn,
                    new SocketCall.Configure(
                            adapter.get().number(), NetworkConfiguration.of(address.get(), prefix.get())));
    }
}
