// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.simulation.Saved;

/// The channel half of `atapi` and `pciide`: finds out which drives are there, and lets one of them at a time use the
/// registers that they share.
final class IdeChannel extends Driver {
    private enum Stage {
        STATUS_READ,
        SIGNATURE_MID,
        SIGNATURE_HIGH,
        IDENTIFY_DONE,
        IDENTIFIED,
        SETTLED,
        MASK_READ,
        MASTER_MASK_READ
    }

    private record State(int unit, int mid, boolean packet, boolean found, long page, int owner, int waiting) {}

    static final String DISK_ID = "ATA\\DISK";
    static final String CD_ID = "ATAPI\\CDROM";
    private static final int NOBODY = -1;
    private static final int CASCADE = 2;

    private final int port;
    private final int control;
    private final int irq;
    private final IdeUser[] users = new IdeUser[2];
    private int unit;
    private int mid;
    private boolean packet;
    private boolean found;
    private long page;
    private int owner = NOBODY;
    /// One bit for each drive that waits for the other.
    private int waiting;

    IdeChannel(DeviceNode node, DriverContext kernel) {
        super(node, kernel);
        port = (int) node.resource("port");
        control = (int) node.resource("control");
        irq = (int) node.resource("irq");
    }

    boolean isAt(GuestMemory memory, String path) {
        return kernel.memory() == memory && node.path().equals(path);
    }

    GuestMemory memory() {
        return kernel.memory();
    }

    String path() {
        return node.path();
    }

    // Sharing the registers

    void join(IdeUser user) {
        users[user.unit()] = user;
    }

    /// Whether the channel is this drive's now; else it is told by [IdeUser#granted].
    boolean acquire(int who) {
        if (owner == NOBODY || owner == who) {
            owner = who;
            return true;
        }
        waiting |= 1 << who;
        return false;
    }

    void release(int who) {
        if (owner != who) return;
        int other = 1 - who;
        boolean handed = (waiting & 1 << other) != 0 && users[other] != null;
        waiting &= ~(1 << other);
        owner = handed ? other : NOBODY;
        if (handed) users[other].granted();
    }

    /// Who takes an interrupt: the drive in use; when none is, the first.
    boolean takesInterrupt(int who) {
        return owner == NOBODY ? who == (users[0] != null ? 0 : 1) : owner == who;
    }

    // Finding the drives

    @Override
    protected void initialize() {
        page = kernel.allocatePages(1);
        // A reset puts the signatures back into the registers, whatever firmware has left there.
        out8(control, Ata.NO_INTERRUPT | Ata.SOFTWARE_RESET);
        out8(control, Ata.NO_INTERRUPT);
        detect(0);
    }

    private void detect(int which) {
        unit = which;
        out8(port + Ata.DEVICE, 0xA0 | Ata.unit(unit));
        in8(port + Ata.STATUS, Stage.STATUS_READ);
    }

    @Override
    protected void stage(int stage, long answer) {
        int value = (int) answer;
        switch (Stage.values()[stage]) {
            case STATUS_READ -> present(value);
            case SIGNATURE_MID -> {
                mid = value;
                in8(port + Ata.HIGH, Stage.SIGNATURE_HIGH);
            }
            case SIGNATURE_HIGH -> signature(mid | value << 8);
            case IDENTIFY_DONE -> {
                if ((value & (Ata.FAILED | Ata.DATA_REQUEST)) == Ata.DATA_REQUEST) {
                    ins16(port + Ata.DATA, page, 256);
                    then(Stage.IDENTIFIED);
                } else next();
            }
            case IDENTIFIED -> {
                name();
                // Takes back an interrupt that the drive may have left behind.
                in8(port + Ata.STATUS, Stage.SETTLED);
            }
            case SETTLED -> next();
            case MASK_READ -> {
                out8(PicPorts.maskPort(irq), PicPorts.unmasked(irq, answer));
                in8(PcBoard.MASTER_PIC + 1, Stage.MASTER_MASK_READ);
            }
            case MASTER_MASK_READ -> out8(PcBoard.MASTER_PIC + 1, PicPorts.unmasked(CASCADE, answer));
        }
    }

    private void present(int status) {
        if (status == 0xFF || status == 0x7F) next();
        else if ((status & Ata.BUSY) != 0) poll8(port + Ata.STATUS, Ata.BUSY, 0, Stage.STATUS_READ);
        else in8(port + Ata.MID, Stage.SIGNATURE_MID);
    }

    private void signature(int midAndHigh) {
        packet = midAndHigh == 0xEB14;
        out8(port + Ata.COMMAND, packet ? Ata.IDENTIFY_PACKET : Ata.IDENTIFY);
        poll8(port + Ata.STATUS, Ata.BUSY, 0, Stage.IDENTIFY_DONE);
    }

    private void next() {
        if (unit == 0) {
            detect(1);
            return;
        }
        out8(control, 0);
        if (found) in8(PicPorts.maskPort(irq), Stage.MASK_READ);
    }

    private void name() {
        byte[] data = new byte[512];
        kernel.memory().read(page, data, 0, data.length);
        Map<String, Long> resources = new TreeMap<>(node.resources());
        resources.put("unit", (long) unit);
        if (!packet) {
            resources.put("sectors", sectors(data));
            resources.put("caches", isCaching(data) ? 1L : 0L);
        }
        String path = node.path() + (unit == 0 ? "/master" : "/slave");
        kernel.found(DeviceNode.registers(path, packet ? CD_ID : DISK_ID, model(data), resources));
        found = true;
    }

    private static String model(byte[] identity) {
        byte[] name = new byte[40];
        for (int i = 0; i < name.length; i++) name[i] = identity[54 + (i ^ 1)];
        return new String(name, StandardCharsets.ISO_8859_1).strip();
    }

    private static long sectors(byte[] identity) {
        boolean extended = (word(identity, 83) & 0x0400) != 0;
        long low = word(identity, extended ? 100 : 60) | word(identity, extended ? 101 : 61) << 16;
        return extended ? low | word(identity, 102) << 32 | word(identity, 103) << 48 : low;
    }

    /// Whether its write cache is on; a drive that does not say so has none.
    private static boolean isCaching(byte[] identity) {
        boolean valid = (word(identity, 87) & 0xC000) == 0x4000;
        return valid && (word(identity, 85) & 0x0020) != 0;
    }

    private static long word(byte[] data, int at) {
        return data[at * 2] & 0xFF | (long) (data[at * 2 + 1] & 0xFF) << 8;
    }

    @Override
    protected void start(IoRequest request) {
        complete(request.id(), Refusals.notADevice(node));
    }

    /// The node's channel, of a drive found on it.
    static String pathOf(DeviceNode drive) {
        return drive.path().substring(0, drive.path().lastIndexOf('/'));
    }

    /// The bus master's half for this channel, when the driver uses it.
    static Optional<Integer> busMaster(DeviceNode drive) {
        return Optional.ofNullable(drive.resources().get("bus-master")).map(Long::intValue);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(unit, mid, packet, found, page, owner, waiting));
    }

    @Override
    public void restore(Saved state) {
        State s = state.as(State.class);
        unit = s.unit();
        mid = s.mid();
        packet = s.packet();
        found = s.found();
        page = s.page();
        owner = s.owner();
        waiting = s.waiting();
    }
}
