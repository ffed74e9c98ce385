// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.bus;

/// Who answers at which port. Nobody: reads float high, writes go nowhere.
public final class Ports {
    private static final int PAGE = 256;

    private final PortDevice[][] pages = new PortDevice[65536 / PAGE][];

    public void claim(int first, int count, PortDevice device) {
        for (int port = first; port < first + count && port <= 0xFFFF; port++) {
            PortDevice[] page = pages[port / PAGE];
            if (page == null) page = pages[port / PAGE] = new PortDevice[PAGE];
            if (page[port % PAGE] == null) page[port % PAGE] = device;
        }
    }

    /// Gives up those of the ports that are this device's.
    public void release(int first, int count, PortDevice device) {
        for (int port = first; port < first + count && port <= 0xFFFF; port++) {
            if (at(port) == device) pages[port / PAGE][port % PAGE] = null;
        }
    }

    public PortDevice at(int port) {
        PortDevice[] page = pages[port >>> 8 & 0xFF];
        return page == null ? null : page[port & 0xFF];
    }

    public long read(int port, int size) {
        PortDevice device = at(port);
        if (device == null) return size == 1 ? 0xFF : size == 2 ? 0xFFFF : 0xFFFFFFFFL;
        return size == 1 ? device.read(port) & 0xFF : device.readWide(port, size);
    }

    public void write(int port, int size, long value) {
        PortDevice device = at(port);
        if (device == null) return;
        if (size == 1) device.write(port, (int) value & 0xFF);
        else device.writeWide(port, size, value);
    }
}
