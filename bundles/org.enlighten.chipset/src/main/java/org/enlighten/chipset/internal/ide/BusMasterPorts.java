// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.ide;

import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.chipset.internal.bus.Ports;

/// The sixteen ports of the bus master, eight a channel, wherever configuration space puts them.
public final class BusMasterPorts implements PortDevice {
    private static final int PORTS = 2 * BusMaster.PORTS;

    private final IdeChannel[] channels;
    private int base;

    public BusMasterPorts(IdeChannel... channels) {
        this.channels = channels;
    }

    /// @param to a multiple of 16; 0 takes it off the bus
    public void move(Ports ports, int to) {
        if (to == base) return;
        if (base != 0) ports.release(base, PORTS, this);
        base = to;
        if (base != 0) ports.claim(base, PORTS, this);
    }

    @Override
    public int read(int port) {
        int register = port & PORTS - 1;
        return channels[register >>> 3].readBusMaster(register & 7);
    }

    @Override
    public void write(int port, int value) {
        int register = port & PORTS - 1;
        channels[register >>> 3].writeBusMaster(register & 7, value);
    }
}
