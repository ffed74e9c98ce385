// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.net.protocol.Ipv4Address;

/// `ifconfig [INTERFACE [ADDRESS [netmask MASK]]]`: shows network interfaces, or gives one its address.
public record Interfaces(String arguments) implements Activity {
    private static final String USAGE = "usage: ifconfig [INTERFACE [ADDRESS [netmask MASK]]]";
    private static final String LOOPBACK = """
            lo        Link encap:Local Loopback
                      inet addr:127.0.0.1  Mask:255.0.0.0
                      UP LOOPBACK RUNNING
            """;

    private enum At {
        START,
        KNOWN,
        CONFIGURED
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Network(new SocketCall.Adapters()), At.KNOWN);
            case KNOWN -> {
                if (of.isSuccess()) known(of.detail(NetworkInfo.class), turn);
                else turn.refuse("ifconfig: " + Errno.text(of));
            }
            case CONFIGURED -> {
                if (of.isSuccess()) turn.end(0);
                else turn.refuse("SIOCSIFADDR: " + Errno.text(of));
            }
        }
    }

    /// The adapter that has this name.
    static Optional<NetworkInfo.Adapter> named(NetworkInfo info, String name) {
        return info.adapters().stream()
                .filter(adapter -> name(adapter).equals(name))
                .findFirst();
    }

    private static String name(NetworkInfo.Adapter adapter) {
        return "eth" + (adapter.number() - 1);
    }

    private void known(NetworkInfo info, Turn turn) {
        List<String> words = Arguments.of("ifconfig", arguments).operands();
        if (words.isEmpty()) {
            for (NetworkInfo.Adapter adapter : info.adapters()) turn.print(text(adapter) + "\n");
            turn.print(LOOPBACK);
            turn.end(0);
            return;
        }
        Optional<NetworkInfo.Adapter> adapter = named(info, words.getFirst());
        if (adapter.isEmpty()) {
            turn.refuse(words.getFirst() + ": error fetching interface information: Device not found");
        } else if (words.size() == 1) {
            turn.print(text(adapter.get()));
            turn.end(0);
        } else configure(adapter.get(), words, turn);
    }

    private static String text(NetworkInfo.Adapter adapter) {
        NetworkConfiguration now = adapter.configuration();
        String text = "%-9s Link encap:Ethernet  HWaddr %s\n"
                .formatted(name(adapter), adapter.hardware().toString().replace('-', ':'));
        if (!now.isNone()) {
            text += "          inet addr:%s  Bcast:%s  Mask:%s\n"
                    .formatted(
                            now.address(),
                            now.address().broadcast(now.prefixLength()),
                            Ipv4Address.mask(now.prefixLength()));
        }
        return text + (adapter.up() ? "          UP BROADCAST RUNNING MULTICAST\n" : "          BROADCAST MULTICAST\n");
    }

    private static void configure(NetworkInfo.Adapter adapter, List<String> words, Turn turn) {
        boolean masked = words.size() == 4 && words.get(2).equals("netmask");
        Optional<Ipv4Address> address = Ipv4Address.parse(words.get(1));
        Optional<Integer> prefix = masked
                ? Ipv4Address.parse(words.get(3)).flatMap(Ipv4Address::prefixLength)
                : address.map(Interfaces::usualPrefix);
        if (address.isEmpty() || prefix.isEmpty() || !masked && words.size() > 2) {
            turn.refuse(USAGE);
            return;
        }
        NetworkConfiguration old = adapter.configuration();
        NetworkConfiguration next =
                new NetworkConfiguration(address.get(), prefix.get(), old.gateway(), old.nameServers());
        turn.call(new SystemCall.Network(new SocketCall.Configure(adapter.number(), next)), At.CONFIGURED);
    }

    /// As long as networks had classes.
    private static int usualPrefix(Ipv4Address address) {
        int first = address.bits() >>> 24;
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }
}
