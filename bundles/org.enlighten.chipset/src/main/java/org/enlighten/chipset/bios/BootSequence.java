// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.chipset.BootDevice;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Simulation;

/// What the firmware does when: each step is about the outcome of the last one. It touches no registers; its steps
/// say what is to be done.
final class BootSequence {
    /// One thing to be done before the sequence is asked again.
    sealed interface Step {
        record PowerUp() implements Step {}

        record Access(DriveAccess.Entry entry, int drive) implements Step {}

        record Cursor(int cell) implements Step {}

        record Mask(int mask) implements Step {}

        /// HLT until an interrupt; clock ticks are not needed before `untilNs`.
        record Wait(long untilNs) implements Step {}

        record Work(long instructions) implements Step {}

        record Load(BootRecord record) implements Step {}
    }

    /// What the last step was about.
    enum At {
        COLD,
        WARMED,
        POWERED,
        DETECTING,
        SHOWN,
        NEXT_DEVICE,
        MASTER_RECORD,
        PARTITION_RECORD,
        DISC_CAPACITY,
        DISC_DESCRIPTOR,
        DISC_CATALOG,
        DISC_IMAGE,
        DISK_PROBED,
        PROMPT,
        PROMPTED,
        PROMPT_OVER,
        NOTHING,
        WAITS_FOR_KEY
    }

    record State(
            At at,
            List<Drive> drives,
            int drive,
            int order,
            int cell,
            long deadlineNs,
            int dots,
            boolean retried,
            int imageBytes,
            byte[] masterRecord,
            List<String> unknown) {}

    private static final long IMAGE_GPA = 0x7C00;
    private static final int IMAGE_BYTES_MOST = 0x90000;
    private static final long DISC_GPA = DriveAccess.SCRATCH_GPA;
    private static final int CD_DRIVE = 0xE0;
    private static final int DISK_DRIVE = 0x80;
    private static final int UNIT_ATTENTION = 6;
    private static final int DOTS = 5;
    private static final long DOT_NS = 1_000_000_000;
    /// Memory test and the video adapter's own firmware: instructions that no one watches.
    private static final long WARM_UP_INSTRUCTIONS = 200_000_000;
    private static final String[] PLACES = {"Primary master", "Primary slave", "Secondary master", "Secondary slave"};

    private final GuestMemory memory;
    private final int processors;
    private final PowerOn powerOn;
    private final DriveAccess access;
    private final Interrupts interrupts;
    private final BiosScreen screen;
    private final List<Drive> drives = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private At at = At.COLD;
    private int drive;
    private int order;
    private long deadlineNs;
    private int dots;
    private boolean retried;
    private int imageBytes;
    private byte[] masterRecord = new byte[0];

    BootSequence(GuestMemory memory, int processors, PowerOn powerOn, DriveAccess access, Interrupts interrupts) {
        this.memory = memory;
        this.processors = processors;
        this.powerOn = powerOn;
        this.access = access;
        this.interrupts = interrupts;
        this.screen = new BiosScreen(memory);
    }

    Step next(long nowNs) {
        return switch (at) {
            case COLD -> then(At.WARMED, new Step.Work(WARM_UP_INSTRUCTIONS));
            case WARMED -> then(At.POWERED, new Step.PowerUp());
            case POWERED -> {
                banner();
                yield detect(0);
            }
            case DETECTING -> detected();
            case SHOWN, NEXT_DEVICE -> nextDevice();
            case MASTER_RECORD -> masterRecord();
            case PARTITION_RECORD -> partitionRecord();
            case DISC_CAPACITY -> discCapacity();
            case DISC_DESCRIPTOR -> discDescriptor();
            case DISC_CATALOG -> discCatalog();
            case DISC_IMAGE -> discImage();
            case DISK_PROBED -> diskProbed(nowNs);
            case PROMPT -> prompt(nowNs);
            case PROMPTED -> prompted(nowNs);
            case PROMPT_OVER -> promptOver();
            case NOTHING -> nothing();
            case WAITS_FOR_KEY -> waitForKey();
        };
    }

    private Step then(At next, Step step) {
        at = next;
        return step;
    }

    // The power-on screen

    private void banner() {
        screen.clear();
        screen.line("Enlighten BIOS, Intel 440BX board");
        screen.line("");
        screen.line("Processors        " + processors);
        screen.line("Memory            " + powerOn.memoryKib() + " KB");
        screen.line("PCI functions     " + powerOn.functions());
        screen.line("Keyboard          " + (powerOn.keyboardGood() ? "present" : "does not answer"));
        if (!powerOn.batteryGood()) screen.line("The battery of the clock is empty: date and settings are lost.");
        drives.clear();
    }

    private Step detect(int which) {
        drive = which;
        return then(At.DETECTING, new Step.Access(DriveAccess.Entry.DETECT, which));
    }

    private Step detected() {
        drives.add(access.found());
        screen.line("%-18s%s".formatted(PLACES[drive], access.found().text()));
        if (drive < 3) return detect(drive + 1);
        screen.line("");
        order = 0;
        return then(At.SHOWN, new Step.Cursor(screen.at()));
    }

    // The boot order

    private Step nextDevice() {
        while (order < 4) {
            int code = powerOn.bootOrder() >>> 4 * order++ & 15;
            BootDevice device = code < BootDevice.values().length ? BootDevice.values()[code] : BootDevice.NONE;
            Drive.Kind wanted = switch (device) {
                case HARD_DISK -> Drive.Kind.DISK;
                case CDROM -> Drive.Kind.PACKET;
                // No disk in the floppy drive, no network firmware.
                case NONE, FLOPPY, NETWORK -> Drive.Kind.NONE;
            };
            drive = wanted == Drive.Kind.NONE ? -1 : first(wanted);
            if (drive < 0) continue;
            retried = false;
            return wanted == Drive.Kind.PACKET ? readCapacity() : readDisk(0, At.MASTER_RECORD);
        }
        return then(At.NOTHING, new Step.Work(1));
    }

    private int first(Drive.Kind kind) {
        for (int d = 0; d < drives.size(); d++) if (drives.get(d).kind() == kind) return d;
        return -1;
    }

    // Hard disk

    private Step readDisk(long sector, At next) {
        access.sector(sector, IMAGE_GPA);
        return then(next, new Step.Access(DriveAccess.Entry.READ_SECTOR, drive));
    }

    private Step masterRecord() {
        masterRecord = image(BootText.SECTOR_BYTES);
        if (!access.ok() || !BootText.isBootable(masterRecord)) return nextDevice();
        long partition = BootText.activePartition(masterRecord);
        if (!BootText.system(masterRecord).isEmpty() || partition < 0) return loadDisk(BootText.system(masterRecord));
        return readDisk(partition, At.PARTITION_RECORD);
    }

    /// The master record names no system: its partition's own record does.
    private Step partitionRecord() {
        byte[] record = image(BootText.SECTOR_BYTES);
        boolean bootable = access.ok() && BootText.isBootable(record);
        memory.write(IMAGE_GPA, masterRecord, 0, masterRecord.length);
        return loadDisk(bootable ? BootText.system(record) : "");
    }

    private Step loadDisk(String system) {
        return then(At.NEXT_DEVICE, new Step.Load(new BootRecord(DISK_DRIVE, masterRecord, system)));
    }

    private byte[] image(int bytes) {
        byte[] image = new byte[bytes];
        memory.read(IMAGE_GPA, image, 0, bytes);
        return image;
    }

    // CD

    private Step packet(At next, long to, int most, byte... cdb) {
        access.packet(cdb, to, most);
        return then(next, new Step.Access(DriveAccess.Entry.PACKET, drive));
    }

    private Step readCapacity() {
        return packet(At.DISC_CAPACITY, DISC_GPA, 8, (byte) 0x25);
    }

    private Step readDisc(long block, int blocks, long to, At next) {
        int b = (int) block;
        byte[] read = {0x28, 0, (byte) (b >>> 24), (byte) (b >>> 16), (byte) (b >>> 8), (byte) b, 0, 0, 0};
        read[7] = (byte) (blocks >>> 8);
        read[8] = (byte) blocks;
        return packet(next, to, blocks * ElTorito.BLOCK_BYTES, read);
    }

    private Step discCapacity() {
        if (access.ok()) return readDisc(ElTorito.DESCRIPTOR_BLOCK, 1, DISC_GPA, At.DISC_DESCRIPTOR);
        // A changed medium says so once.
        boolean again = access.senseKey() == UNIT_ATTENTION && !retried;
        retried = true;
        return again ? readCapacity() : nextDevice();
    }

    private Step discDescriptor() {
        if (!access.ok()) return nextDevice();
        return ElTorito.catalog(discBlock())
                .map(block -> readDisc(block, 1, DISC_GPA, At.DISC_CATALOG))
                .orElseGet(this::nextDevice);
    }

    private Step discCatalog() {
        if (!access.ok()) return nextDevice();
        return ElTorito.entry(discBlock())
                .filter(entry -> entry.sectors() * BootText.SECTOR_BYTES <= IMAGE_BYTES_MOST)
                .map(this::readImage)
                .orElseGet(this::nextDevice);
    }

    private Step readImage(ElTorito.Entry entry) {
        imageBytes = entry.sectors() * BootText.SECTOR_BYTES;
        int blocks = (imageBytes + ElTorito.BLOCK_BYTES - 1) / ElTorito.BLOCK_BYTES;
        return readDisc(entry.block(), blocks, IMAGE_GPA, At.DISC_IMAGE);
    }

    private byte[] discBlock() {
        byte[] block = new byte[ElTorito.BLOCK_BYTES];
        memory.read(DISC_GPA, block, 0, block.length);
        return block;
    }

    /// A CD starts by itself only when there is nothing else to start: so a machine whose setup left its CD in the
    /// drive starts from its disk.
    private Step discImage() {
        if (!access.ok()) return nextDevice();
        int disk = first(Drive.Kind.DISK);
        if (disk < 0) return loadDisc();
        access.sector(0, DISC_GPA);
        return then(At.DISK_PROBED, new Step.Access(DriveAccess.Entry.READ_SECTOR, disk));
    }

    private Step diskProbed(long nowNs) {
        if (!access.ok() || !BootText.isBootable(discBlock())) return loadDisc();
        interrupts.takeKey();
        screen.print("Press any key to boot from CD");
        dots = 0;
        deadlineNs = nowNs + DOT_NS;
        return then(At.PROMPT, new Step.Mask(PowerOn.MASK & ~1));
    }

    private Step prompt(long nowNs) {
        if (interrupts.hasKey() || dots == DOTS) return then(At.PROMPT_OVER, new Step.Mask(PowerOn.MASK));
        if (nowNs < deadlineNs) return then(At.PROMPT, new Step.Wait(deadlineNs));
        dots++;
        deadlineNs += DOT_NS;
        screen.print(".");
        return then(At.PROMPTED, new Step.Cursor(screen.at()));
    }

    private Step prompted(long nowNs) {
        return prompt(nowNs);
    }

    private Step promptOver() {
        screen.line("");
        return interrupts.takeKey() == Interrupts.NONE ? nextDevice() : loadDisc();
    }

    private Step loadDisc() {
        byte[] image = image(imageBytes);
        return then(At.NEXT_DEVICE, new Step.Load(new BootRecord(CD_DRIVE, image, BootText.system(image))));
    }

    // Nothing starts

    /// No loader took it.
    void unknown(BootRecord record) {
        String where = record.drive() == CD_DRIVE ? "CD" : "hard disk";
        String name = record.system().isEmpty() ? "a system without a name" : "the system '" + record.system() + "'";
        unknown.add("On the " + where + " is " + name + ".");
    }

    private Step nothing() {
        for (String sentence : unknown) screen.line(sentence);
        if (unknown.isEmpty()) screen.line("No bootable device: no disk or CD in the boot order holds a system.");
        else screen.line("No plug-in that starts it is installed. Nothing on it was changed.");
        screen.print("Press a key to try again.");
        unknown.clear();
        interrupts.takeKey();
        return then(At.WAITS_FOR_KEY, new Step.Cursor(screen.at()));
    }

    private Step waitForKey() {
        if (interrupts.takeKey() == Interrupts.NONE) return new Step.Wait(Simulation.NEVER);
        screen.line("");
        order = 0;
        return nextDevice();
    }

    State save() {
        return new State(
                at,
                List.copyOf(drives),
                drive,
                order,
                screen.at(),
                deadlineNs,
                dots,
                retried,
                imageBytes,
                Arrays.copyOf(masterRecord, masterRecord.length),
                List.copyOf(unknown));
    }

    void restore(State s) {
        at = s.at();
        drives.clear();
        drives.addAll(s.drives());
        drive = s.drive();
        order = s.order();
        screen.at(s.cell());
        deadlineNs = s.deadlineNs();
        dots = s.dots();
        retried = s.retried();
        imageBytes = s.imageBytes();
        masterRecord = s.masterRecord();
        unknown.clear();
        unknown.addAll(s.unknown());
    }
}
