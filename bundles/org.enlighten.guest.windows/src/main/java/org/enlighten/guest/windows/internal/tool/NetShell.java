// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlighten.guest.network.OfNetwork;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.SocketCall;
import org.enlighten.os.net.protocol.Ipv4Address;

/// `netsh interface ip set address "NAME" static ADDRESS MASK [GATEWAY]`: gives an adapter its address.
public record NetShell(String arguments) implements OfNetwork {
    private static final String USAGE =
            "Say: netsh interface ip set address \"Local Area Connection\" static 10.0.0.1 255.255.255.0";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private List<String> words() {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(arguments);
        while (m.find()) words.add(m.group(1) != null ? m.group(1) : m.group(2));
        return words;
    }

    @Override
    public boolean changes() {
        List<String> w = words();
        return (w.size() == 8 || w.size() == 9)
                && String.join(" ", w.subList(0, 4)).equalsIgnoreCase("interface ip set address")
                && w.get(5).equalsIgnoreCase("static");
    }

    @Override
    public void known(NetworkInfo info, Turn turn) {
        if (!changes()) {
            turn.fail(USAGE);
            return;
        }
        List<String> w = words();
        Optional<NetworkInfo.Adapter> adapter = Connections.find(info, w.get(4));
        Optional<Ipv4Address> address = Ipv4Address.parse(w.get(6));
        Optional<Integer> prefix = Ipv4Address.parse(w.get(7)).flatMap(Ipv4Address::prefixLength);
        Optional<Ipv4Address> gateway = w.size() == 9 ? Ipv4Address.parse(w.get(8)) : Optional.of(Ipv4Address.ANY);
        if (adapter.isEmpty()) turn.fail("There is no adapter '%s'. 'ipconfig' lists them.".formatted(w.get(4)));
        else if (address.isEmpty() || prefix.isEmpty() || gateway.isEmpty()) turn.fail(USAGE);
        else
            OfNetwork.change(
                    turn,
                    new SocketCall.Configure(
                            adapter.get().number(),
                            new NetworkConfiguration(address.get(), prefix.get(), gateway.get(), List.of())));
    }
}
