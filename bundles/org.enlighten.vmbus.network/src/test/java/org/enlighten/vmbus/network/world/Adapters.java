// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.network.Frame;
import org.enlighten.network.LineSettings;
import org.enlighten.network.NetworkException;
import org.enlighten.network.PortSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.vmbus.network.NetworkProvider;
import org.enlighten.vmbus.network.VirtualAdapter;
import org.enlighten.vmbus.network.VirtualAdapters;

/// The adapters of a world's guests, one each, on one switch. Its instance on the bus has the adapter's number at its
/// end.
final class Adapters implements VirtualAdapters {
    static final long PREFIX = 0x00155D_000000L;

    final VirtualSwitch lan;
    final List<SwitchPort> ports = new ArrayList<>();
    private Optional<NetworkProvider> provider = Optional.empty();
    boolean linked = true;

    Adapters(VirtualSwitch lan) {
        this.lan = lan;
    }

    void add(LineSettings line) throws NetworkException {
        int number = ports.size() + 1;
        PortSettings rules = PortSettings.of(new MacAddress(PREFIX + number)).withLine(line);
        ports.add(lan.connect(
                "vm/" + number, rules, frame -> provider.orElseThrow().arrived(number, frame)));
    }

    static UUID instance(int number) {
        return new UUID(0xAD, number);
    }

    /// Pulls the plug of every adapter, or puts it in.
    void link(boolean up) {
        linked = up;
        for (int i = 1; i <= ports.size(); i++) provider.orElseThrow().linkChanged(i);
    }

    NetworkProvider provider() {
        return provider.orElseThrow();
    }

    @Override
    public Optional<VirtualAdapter> adapter(long partition, UUID instance) {
        return adapter((int) instance.getLeastSignificantBits());
    }

    @Override
    public Optional<VirtualAdapter> adapter(int number) {
        return number < 1 || number > ports.size() ? Optional.empty() : Optional.of(new One(number));
    }

    @Override
    public Optional<VirtualAdapter> emulated(int machine, int index) {
        return Optional.empty();
    }

    @Override
    public void serving(NetworkProvider next) {
        provider = Optional.of(next);
    }

    private final class One implements VirtualAdapter {
        private final int number;

        One(int number) {
            this.number = number;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public String name() {
            return "Network Adapter " + number;
        }

        @Override
        public MacAddress address() {
            return new MacAddress(PREFIX + number);
        }

        @Override
        public boolean isLinked() {
            return linked;
        }

        @Override
        public long bitsPerSecond() {
            return 10_000_000_000L;
        }

        @Override
        public void send(Frame frame) {
            if (linked) ports.get(number - 1).send(frame);
        }
    }
}
