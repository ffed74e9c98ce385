// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.util.Map;
import java.util.TreeMap;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The `pci` driver: programs the interrupt controllers, then names every function it finds on bus 0.
final class PciBus extends Driver {
    private enum Stage {
        ID_READ,
        HEADER_READ,
        CLASS_READ,
        BAR4_READ,
        BAR0_READ,
        LINE_READ
    }

    private static final int FUNCTIONS = 256;
    private static final int HEADER_MULTIFUNCTION = 0x80;
    private static final int CLASS_IDE = 0x0101;
    private static final int CLASS_ETHERNET = 0x0200;

    private final int addressPort;
    private final int dataPort;
    /// Device in the high five bits, function in the low three.
    private int place;
    private int id;
    private boolean multifunction;

    PciBus(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        addressPort = (int) node.resource("port");
        dataPort = (int) node.resource("data");
    }

    @Override
    protected void initialize() {
        controller(PcBoard.MASTER_PIC, PcBoard.vector(0), 0x04, 0xFB);
        controller(PcBoard.SLAVE_PIC, PcBoard.vector(8), 0x02, 0xFF);
        place = 0;
        readId();
    }

    /// Everything masked but the cascade; what came in between is acknowledged.
    private void controller(int port, int vectors, int cascade, int mask) {
        out8(port, 0x11);
        out8(port + 1, vectors);
        out8(port + 1, cascade);
        out8(port + 1, 0x01);
        out8(port + 1, mask);
        out8(port, PcBoard.END_OF_INTERRUPT);
    }

    private void readId() {
        read(0x00, Stage.ID_READ);
    }

    private void read(int register, Stage then) {
        out32(addressPort, 0x8000_0000L | place << 8 | register);
        in32(dataPort, then);
    }

    @Override
    protected void stage(int stage, long answer) {
        switch (Stage.values()[stage]) {
            case ID_READ -> {
                id = (int) answer;
                if (id == -1) next();
                else if ((place & 7) == 0) read(0x0C, Stage.HEADER_READ);
                else read(0x08, Stage.CLASS_READ);
            }
            case HEADER_READ -> {
                multifunction = (answer >>> 16 & HEADER_MULTIFUNCTION) != 0;
                read(0x08, Stage.CLASS_READ);
            }
            case CLASS_READ -> {
                if (answer >>> 16 == CLASS_IDE) read(0x20, Stage.BAR4_READ);
                else if (answer >>> 16 == CLASS_ETHERNET) read(0x10, Stage.BAR0_READ);
                else named(Map.of());
            }
            case BAR4_READ -> {
                long base = answer & 0xFFF0;
                named(base == 0 ? Map.of() : Map.of("bus-master", base));
            }
            case BAR0_READ -> {
                argument(answer & 0xFF80);
                read(0x3C, Stage.LINE_READ);
            }
            case LINE_READ -> {
                int irq = (int) answer & 15;
                named(Map.of("port", argument(), "irq", (long) irq, "vector", (long) PcBoard.vector(irq)));
            }
        }
    }

    private void named(Map<String, Long> more) {
        Map<String, Long> resources = new TreeMap<>(more);
        resources.put("function", (long) place);
        String path = node.path() + "/0/" + (place >>> 3) + "/" + (place & 7);
        String deviceId = "PCI\\VEN_%04X&DEV_%04X".formatted(id & 0xFFFF, id >>> 16);
        kernel.found(DeviceNode.registers(path, deviceId, PciNames.of(id), resources));
        next();
    }

    private void next() {
        int after = multifunction ? place + 1 : (place & ~7) + 8;
        if ((after & 7) == 0) multifunction = false;
        place = after;
        if (place < FUNCTIONS) readId();
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }

    /// All that lasts beyond its initialization lies in the kernel's list of devices.
    private record State(int place, int id, boolean multifunction) {}

    @Override
    public Saved save() {
        return Saved.of(new State(place, id, multifunction));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        place = s.place();
        id = s.id();
        multifunction = s.multifunction();
    }
}
