// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlighten.network.Frame;
import org.enlighten.network.FrameTap;
import org.enlighten.network.PortInfo;
import org.enlighten.network.SwitchPort;
import org.enlighten.simulation.Simulation;

/// Writes what passes some ports into one capture, an interface for each. It looks at the client's end of the line,
/// as a capture in the guest would: what the line loses on the way out is in it, what it loses on the way in is not.
/// A capture that cannot be written ends; the run goes on, and [#failure] says why.
public final class PortCapture implements FrameTap {
    private final Simulation simulation;
    private final PcapngWriter writer;
    private final Map<PortInfo, Integer> interfaces = new LinkedHashMap<>();
    private Optional<IOException> failure = Optional.empty();
    private long packets;

    /// @param out stays its owner's to close, after [#leave] of every port
    public PortCapture(Simulation simulation, OutputStream out) throws IOException {
        this.simulation = simulation;
        writer = new PcapngWriter(out);
    }

    /// Begins with a port.
    public void watch(SwitchPort port) throws IOException {
        String address = port.settings().address().toString();
        interfaces.put(
                port,
                writer.describe(port.name(), address, port.settings().line().bitsPerSecond()));
        port.tap(this);
    }

    public void leave(SwitchPort port) {
        port.untap(this);
    }

    @Override
    public void passed(PortInfo port, boolean sent, Frame frame) {
        if (failure.isPresent()) return;
        try {
            writer.packet(interfaces.get(port), simulation.now(), frame.bytes(), sent);
            packets++;
        } catch (IOException e) {
            failure = Optional.of(e);
        }
    }

    /// Why the capture ended before its time.
    public Optional<IOException> failure() {
        return failure;
    }

    /// How many frames are in it.
    public long packets() {
        return packets;
    }
}
