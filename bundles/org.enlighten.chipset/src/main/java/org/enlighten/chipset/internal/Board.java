// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.enlighten.block.Memory;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.chipset.internal.bus.Ports;
import org.enlighten.chipset.internal.ide.BusMasterPorts;
import org.enlighten.chipset.internal.ide.IdeChannel;
import org.enlighten.chipset.internal.isa.FloppyController;
import org.enlighten.chipset.internal.isa.KeyboardController;
import org.enlighten.chipset.internal.isa.Pic;
import org.enlighten.chipset.internal.isa.Pit;
import org.enlighten.chipset.internal.isa.Rtc;
import org.enlighten.chipset.internal.isa.SystemPorts;
import org.enlighten.chipset.internal.isa.Uart;
import org.enlighten.chipset.internal.isa.Vga;
import org.enlighten.chipset.internal.nic.Tulip;
import org.enlighten.chipset.internal.pci.PciBus;
import org.enlighten.chipset.internal.pci.PowerManagement;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Snapshottable;

/// The parts of the motherboard and the wires between them.
public final class Board {
    /// Of emulated network adapters, in their order; firmware tells software.
    private static final int[] NETWORK_LINES = {11, 10, 9, 5};

    private final Ports ports = new Ports();
    private final Map<String, Snapshottable<?>> parts = new LinkedHashMap<>();
    private final Pic pic;
    private final Pit pit;
    private final Rtc rtc;
    private final SystemPorts system;
    private final KeyboardController keyboard;
    private final Uart uart;
    private final Vga vga;
    private final FloppyController floppy;
    private final PciBus pci;
    private final PowerManagement power;
    private final IdeChannel[] channels;
    private final BusMasterPorts busMaster;
    private final List<Tulip> networks = new ArrayList<>();
    private final int[] networkBases;
    private int powerBase;

    public Board(
            String name,
            GuestMemory memory,
            LongSupplier nowNs,
            Outside outside,
            boolean withFloppy,
            long startEpochSeconds,
            List<byte[]> networkAddresses) {
        pic = part("pic", new Pic(outside));
        pit = part("pit", new Pit(nowNs));
        rtc = part("rtc", new Rtc(nowNs, pic, startEpochSeconds));
        system = part("system", new SystemPorts(nowNs, pit, outside));
        keyboard = part("keyboard", new KeyboardController(pic, outside));
        uart = part("uart", new Uart(pic));
        vga = part("vga", new Vga(nowNs, memory, outside));
        floppy = part("floppy", new FloppyController(pic));
        power = part("power", new PowerManagement(nowNs, outside));
        networkBases = new int[networkAddresses.size()];
        pci = new PciBus(outside, networkAddresses.size(), this::decode);
        for (int n = 0; n < networkAddresses.size(); n++) plug(n, networkAddresses.get(n), memory, outside);
        channels = new IdeChannel[] {
            part("ide0", new IdeChannel(name + "/ide0", 0, pic, outside, memory, this::mayMaster)),
            part("ide1", new IdeChannel(name + "/ide1", 1, pic, outside, memory, this::mayMaster))
        };
        busMaster = new BusMasterPorts(channels);
        part("pci", pci);
        claimFixed(withFloppy);
        decode();
    }

    private void plug(int number, byte[] address, GuestMemory memory, Outside outside) {
        networks.add(part(
                "nic" + number,
                new Tulip(
                        address,
                        memory,
                        () -> (pci.network(number).u8(4) & 4) != 0,
                        pic,
                        NETWORK_LINES[number],
                        frame -> outside.frame(number, frame))));
    }

    private <P extends Snapshottable<?>> P part(String name, P part) {
        parts.put(name, part);
        return part;
    }

    private void claimFixed(boolean withFloppy) {
        claim(pic, Pic.MASTER_PORT, 2);
        claim(pic, Pic.SLAVE_PORT, 2);
        claim(pic, Pic.EDGE_LEVEL_PORT, 2);
        claim(pit, Pit.PORT, 4);
        claim(rtc, Rtc.PORT, 2);
        claim(system, SystemPorts.CONTROL, 1);
        claim(system, SystemPorts.POST, 1);
        claim(system, SystemPorts.FAST, 1);
        claim(keyboard, KeyboardController.DATA, 1);
        claim(keyboard, KeyboardController.COMMAND, 1);
        claim(uart, Uart.PORT, 8);
        claim(vga, Vga.FIRST_PORT, Vga.PORTS);
        claim(pci, PciBus.PORT, PciBus.PORTS);
        if (!withFloppy) return;
        claim(floppy, FloppyController.PORT, FloppyController.PORTS);
        claim(floppy, FloppyController.DIRECTION_PORT, 1);
    }

    private void claim(PortDevice device, int first, int count) {
        ports.claim(first, count, device);
    }

    /// Gives the ports that configuration space moves or switches to who answers there now.
    private void decode() {
        boolean ideOn = (pci.ide().u8(4) & 1) != 0;
        for (int c = 0; c < 2; c++) {
            IdeChannel channel = channels[c];
            int base = c == 0 ? 0x1F0 : 0x170;
            ports.release(base, IdeChannel.PORTS, channel);
            ports.release(base + 0x206, 1, channel);
            if (!ideOn || (pci.ide().u8(0x41 + 2 * c) & 0x80) == 0) continue;
            ports.claim(base, IdeChannel.PORTS, channel);
            ports.claim(base + 0x206, 1, channel);
        }
        busMaster.move(ports, ideOn ? pci.ide().u32(0x20) & 0xFFF0 : 0);
        ports.release(powerBase, PowerManagement.PORTS, power);
        powerBase = (pci.power().u8(0x80) & 1) != 0 ? pci.power().u32(0x40) & 0xFFC0 : 0;
        if (powerBase != 0) ports.claim(powerBase, PowerManagement.PORTS, power);
        for (int n = 0; n < networks.size(); n++) {
            ports.release(networkBases[n], Tulip.PORTS, networks.get(n));
            boolean on = (pci.network(n).u8(4) & 1) != 0;
            networkBases[n] = on ? pci.network(n).u32(0x10) & 0xFF80 : 0;
            if (networkBases[n] != 0) ports.claim(networkBases[n], Tulip.PORTS, networks.get(n));
        }
    }

    private boolean mayMaster() {
        return (pci.ide().u8(4) & 4) != 0;
    }

    public Ports ports() {
        return ports;
    }

    public Pic pic() {
        return pic;
    }

    public Pit pit() {
        return pit;
    }

    public Rtc rtc() {
        return rtc;
    }

    public KeyboardController keyboard() {
        return keyboard;
    }

    public Uart uart() {
        return uart;
    }

    public Vga vga() {
        return vga;
    }

    public Tulip network(int number) {
        return networks.get(number);
    }

    public int postCode() {
        return system.postCode();
    }

    /// @param drive 0 to 3
    public IdeChannel channel(int drive) {
        return channels[drive >>> 1];
    }

    public List<Memory> buffers() {
        return List.of(channels[0].buffer(), channels[1].buffer());
    }

    public void completed(long tag, Outcome outcome) {
        for (IdeChannel channel : channels) if (channel.owes(tag)) channel.completed(outcome);
    }

    public void reissue() {
        for (IdeChannel channel : channels) channel.reissue();
    }

    public void reset() {
        pci.reset();
        pic.reset();
        pit.reset();
        rtc.reset();
        system.reset();
        keyboard.reset();
        uart.reset();
        vga.reset();
        floppy.reset();
        power.reset();
        for (IdeChannel channel : channels) channel.reset();
        networks.forEach(Tulip::reset);
    }

    public Map<String, Saved> save() {
        Map<String, Saved> saved = new LinkedHashMap<>();
        parts.forEach((name, part) -> saved.put(name, Saved.of(part)));
        return saved;
    }

    public void restore(Map<String, Saved> saved) {
        parts.forEach((name, part) -> saved.get(name).into(part));
    }
}
