// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.simulation.Snapshottable;

/// Configuration mechanism 1 of the host bridge (PCI 2.1, 3.7.4.1): an address at 0xCF8, its data at 0xCFC; and the
/// reset control register of the PIIX4, which lies between them at 0xCF9.
public final class PciBus implements PortDevice, Snapshottable<PciBus.State> {
    public record State(int address, int resetControl, List<PciFunction.State> functions) {}

    public static final int PORT = 0xCF8;
    public static final int PORTS = 8;
    private static final int RESET_CONTROL = 0xCF9;
    private static final int DATA = 0xCFC;
    private static final int ENABLED = 0x8000_0000;
    private static final int PULL_RESET = 0x04;

    private final Outside outside;
    private final Runnable configured;
    private final PciFunction ide = PciFunctions.ide();
    private final PciFunction power = PciFunctions.power();
    private final List<PciFunction> functions = new ArrayList<>(
            List.of(PciFunctions.hostBridge(), PciFunctions.isaBridge(), ide, power, PciFunctions.video()));
    private final List<PciFunction> networks = new ArrayList<>();
    private int address;
    private int resetControl;

    /// @param networkAdapters how many there are
    /// @param configured called after each change of a register, so that the board can move what it decodes
    public PciBus(Outside outside, int networkAdapters, Runnable configured) {
        for (int n = 0; n < networkAdapters; n++) networks.add(PciFunctions.network(n));
        functions.addAll(networks);
        this.outside = outside;
        this.configured = configured;
    }

    public PciFunction ide() {
        return ide;
    }

    public PciFunction network(int number) {
        return networks.get(number);
    }

    public PciFunction power() {
        return power;
    }

    @Override
    public int read(int port) {
        if (port == RESET_CONTROL) return resetControl;
        return port < DATA ? FLOATING : readConfiguration(port & 3);
    }

    @Override
    public void write(int port, int value) {
        if (port == RESET_CONTROL) {
            boolean pulled = (value & PULL_RESET) != 0 && (resetControl & PULL_RESET) == 0;
            resetControl = value & 0x06;
            if (pulled) outside.reset();
        } else if (port >= DATA) {
            writeConfiguration(port & 3, value);
            configured.run();
        }
    }

    @Override
    public long readWide(int port, int size) {
        if (port == PORT && size == 4) return address & 0xFFFFFFFFL;
        return PortDevice.super.readWide(port, size);
    }

    @Override
    public void writeWide(int port, int size, long value) {
        if (port == PORT && size == 4) address = (int) value & 0x80FF_FFFC;
        else if (port >= DATA) {
            for (int i = 0; i < size; i++) writeConfiguration((port & 3) + i, (int) (value >>> 8 * i) & 0xFF);
            configured.run();
        } else PortDevice.super.writeWide(port, size, value);
    }

    private Optional<PciFunction> addressed(int offset) {
        if ((address & ENABLED) == 0 || (address & 0x00FF_0000) != 0 || offset > 3) return Optional.empty();
        int wanted = address >>> 8 & 0xFF;
        for (PciFunction f : functions) if (f.address() == wanted) return Optional.of(f);
        return Optional.empty();
    }

    private int readConfiguration(int offset) {
        return addressed(offset).map(f -> f.u8((address & 0xFC) + offset)).orElse(FLOATING);
    }

    private void writeConfiguration(int offset, int value) {
        addressed(offset).ifPresent(f -> f.write8((address & 0xFC) + offset, value));
    }

    public void reset() {
        address = 0;
        resetControl = 0;
        for (PciFunction f : functions) f.reset();
        configured.run();
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                address, resetControl, functions.stream().map(PciFunction::save).toList());
    }

    @Override
    public void restore(State s) {
        address = s.address();
        resetControl = s.resetControl();
        for (int f = 0; f < functions.size(); f++)
            functions.get(f).restore(s.functions().get(f));
        configured.run();
    }
}
