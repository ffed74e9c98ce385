// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.network;

import java.util.Optional;
import org.enlighten.network.Frame;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.vmbus.network.VirtualAdapter;

/// An adapter of a running machine, and the port it is connected to.
final class RunningAdapter implements VirtualAdapter {
    /// What the guest is told of a virtual switch's speed.
    private static final long BITS_PER_SECOND = 10_000_000_000L;

    private final int number;
    private final int machine;
    private AdapterSettings settings;
    private Optional<SwitchPort> port = Optional.empty();

    RunningAdapter(int number, int machine, AdapterSettings settings) {
        this.number = number;
        this.machine = machine;
        this.settings = settings;
    }

    int machine() {
        return machine;
    }

    AdapterSettings settings() {
        return settings;
    }

    void settings(AdapterSettings next) {
        settings = next;
    }

    Optional<SwitchPort> port() {
        return port;
    }

    void port(Optional<SwitchPort> next) {
        port = next;
    }

    /// Of its port, on whichever switch.
    String portName() {
        return "vm/" + machine + "/nic/" + settings.id();
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public MacAddress address() {
        return settings.address().orElseThrow();
    }

    @Override
    public boolean isLinked() {
        return port.isPresent();
    }

    @Override
    public long bitsPerSecond() {
        return BITS_PER_SECOND;
    }

    @Override
    public void send(Frame frame) {
        port.ifPresent(p -> p.send(frame));
    }
}
