// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

import java.util.Optional;
import org.enlighten.block.BlockClient;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.platform.DvdMedium;
import org.enlighten.simulation.Saved;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskFormats;
import org.enlighten.storage.FileEnds;
import org.enlighten.storage.VirtualDisk;

/// One drive's medium in the virtual disk driver: its image is looked at, its format found and opened, then it
/// serves transfers.
final class AttachedDisk {
    /// How far it has come.
    enum Phase {
        FIRST_BYTES,
        LAST_BYTES,
        OPENING,
        OPEN,
        FAILED
    }

    record State(
            int machine,
            int drive,
            Phase phase,
            String path,
            String guestOs,
            String format,
            long thread,
            int busy,
            boolean leaving,
            byte[] ends,
            Saved disk,
            long fileBytes,
            int busyForProvider) {}

    /// In a tag: the storage provider's, not a worker's.
    static final long PROVIDER = 1L << 62;

    private static final int SECTOR = 512;
    /// How a file is named that holds a CD's bytes and nothing else.
    private static final String BYTES = "cd.raw";
    private static final int CACHE_BLOCKS = 512;
    private static final long OPEN_TAG = -1;
    private static final long PROBE_TAG = -2;

    /// Where ends are told.
    interface Ends {
        void opened(AttachedDisk disk, long sizeBytes);

        void failed(AttachedDisk disk, String why);

        void transferred(AttachedDisk disk, long tag, Outcome outcome);
    }

    private final int machine;
    private final int drive;
    private final DriverContext kernel;
    private final DiskMachines machines;
    private final Ends ends;
    private Phase phase = Phase.FIRST_BYTES;
    private String path = "";
    private String guestOs = "";
    private DiskFormat format;
    private long fileBytes;
    private BlockLayer layer;
    private Optional<VirtualDisk> disk = Optional.empty();
    private Optional<MemoryLayer> made = Optional.empty();
    private final ByteMemory probe;
    /// The thread that waits for the end of attaching; -1 when none does.
    long thread = -1;
    private int busy;
    /// Of these, how many for the storage provider.
    private int busyForProvider;
    private boolean leaving;

    AttachedDisk(int machine, int drive, DriverContext kernel, DiskMachines machines, Ends ends) {
        this.machine = machine;
        this.drive = drive;
        this.kernel = kernel;
        this.machines = machines;
        this.ends = ends;
        probe = new ByteMemory(id() + "/probe", new byte[FileEnds.FIRST_BYTES + FileEnds.LAST_BYTES]);
        kernel.memories().add(probe);
    }

    private String id() {
        return "vm/" + machine + "/drive" + drive;
    }

    int machine() {
        return machine;
    }

    int drive() {
        return drive;
    }

    /// Begins; the end is told.
    void begin(DvdMedium medium) {
        switch (medium) {
            case DvdMedium.None() -> ends.opened(this, 0);
            case DvdMedium.Image(String image) -> {
                path = image;
                beginImage();
            }
            case DvdMedium.Installation(String os) -> {
                guestOs = os;
                beginInstallation();
            }
        }
    }

    private void beginInstallation() {
        made = machines.installationMedium(guestOs, id());
        if (made.isEmpty()) {
            fail("No operating system called '" + guestOs
                    + "' has an installation medium. Get-VMHost lists those there are.");
            return;
        }
        layer = made.get();
        layer.attach(client());
        phase = Phase.OPEN;
        ends.opened(this, layer.sizeBytes());
    }

    private void beginImage() {
        Optional<BlockLayer> file = file();
        if (file.isEmpty()) {
            fail("There is no disk image at '" + path + "'. Create it or choose another location.");
            return;
        }
        fileBytes = file.get().sizeBytes();
        file.get().attach(client());
        int bytes = (int) Math.min(FileEnds.FIRST_BYTES, fileBytes / SECTOR * SECTOR);
        if (bytes == 0) {
            fail("'" + path + "' is empty: it is not a disk image.");
            return;
        }
        file.get().submit(PROBE_TAG, new BlockRequest.Read(0, new Slice(probe, 0, bytes)), 0);
    }

    /// This drive's own way to its image: others may have the same one.
    private Optional<BlockLayer> file() {
        return kernel.openFile(path, id());
    }

    private BlockClient client() {
        return this::completed;
    }

    private void completed(long tag, Outcome outcome) {
        if (tag == PROBE_TAG) probed(outcome);
        else if (tag == OPEN_TAG) openEnded(outcome);
        else {
            busy--;
            if ((tag & PROVIDER) != 0) busyForProvider--;
            ends.transferred(this, tag, outcome);
        }
    }

    private void probed(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            fail("'" + path + "' cannot be read: " + failed.message());
            return;
        }
        if (phase == Phase.FIRST_BYTES) {
            phase = Phase.LAST_BYTES;
            BlockLayer file = file().orElseThrow();
            file.attach(client());
            long at = Math.max(0, (fileBytes - 1) / SECTOR * SECTOR);
            int bytes = (int) Math.min(FileEnds.LAST_BYTES, fileBytes - at);
            long from = bytes < SECTOR ? Math.max(0, at - SECTOR) : at;
            file.submit(PROBE_TAG, new BlockRequest.Read(from, new Slice(probe, FileEnds.FIRST_BYTES, SECTOR)), 0);
        } else recognize();
    }

    private void recognize() {
        int first = (int) Math.min(FileEnds.FIRST_BYTES, fileBytes);
        byte[] bytes = probe.bytes();
        FileEnds file = new FileEnds(
                java.util.Arrays.copyOf(bytes, first),
                java.util.Arrays.copyOfRange(bytes, FileEnds.FIRST_BYTES, bytes.length),
                fileBytes);
        Optional<DiskFormat> found = DiskFormats.of(machines.formats(), file, writes() ? path : BYTES);
        if (found.isEmpty()) {
            fail("'" + path + "' is not a disk image of any format known here. An image without a format of its own is "
                    + "taken for a disk when its name ends in .raw.");
            return;
        }
        format = found.get();
        build();
        phase = Phase.OPENING;
        disk.orElseThrow().open(OPEN_TAG, 0);
    }

    private void build() {
        BlockLayer file = file().orElseThrow();
        disk = Optional.of(format.disk(new EngineSetup(
                id() + "/" + format.name(), kernel.simulation(), kernel.memories(), file, CACHE_BLOCKS)));
        layer = disk.get();
        layer.attach(client());
    }

    private void openEnded(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done(long sizeBytes, Saved detail) -> {
                phase = Phase.OPEN;
                ends.opened(this, sizeBytes);
            }
            case Outcome.Failed(Outcome.Failure failure, String message) -> fail("'" + path + "': " + message);
        }
    }

    private void fail(String why) {
        phase = Phase.FAILED;
        ends.failed(this, why);
    }

    boolean isOpen() {
        return phase == Phase.OPEN;
    }

    void transfer(long tag, BlockRequest request, long cause) {
        busy++;
        layer.submit(tag, request, cause);
    }

    /// @param tag less than 2^56
    void transferForProvider(long tag, BlockRequest request, long cause) {
        busyForProvider++;
        transfer(tag | PROVIDER, request, cause);
    }

    boolean isBusyForProvider() {
        return busyForProvider > 0;
    }

    long sizeBytes() {
        return layer.sizeBytes();
    }

    /// Whether another drive may not have this image beside this one.
    boolean excludes(String image, boolean otherWrites) {
        return path.equalsIgnoreCase(image) && (otherWrites || writes());
    }

    private boolean writes() {
        return machines.writes(machine, drive);
    }

    boolean isLeaving() {
        return leaving;
    }

    /// No more transfers come; true when none is under way.
    boolean leave() {
        leaving = true;
        return busy == 0;
    }

    boolean mayGo() {
        return leaving && busy == 0;
    }

    void close() {
        disk.ifPresent(VirtualDisk::close);
        made.ifPresent(MemoryLayer::close);
        kernel.memories().remove(probe);
    }

    State save() {
        return new State(
                machine,
                drive,
                phase,
                path,
                guestOs,
                format == null ? "" : format.name(),
                thread,
                busy,
                leaving,
                probe.bytes().clone(),
                disk.map(VirtualDisk::save)
                        .or(() -> made.map(m -> Saved.of(m.save())))
                        .orElse(Saved.NOTHING),
                fileBytes,
                busyForProvider);
    }

    void restore(State s) {
        phase = s.phase();
        path = s.path();
        guestOs = s.guestOs();
        thread = s.thread();
        busy = s.busy();
        leaving = s.leaving();
        fileBytes = s.fileBytes();
        busyForProvider = s.busyForProvider();
        System.arraycopy(s.ends(), 0, probe.bytes(), 0, s.ends().length);
        if (phase == Phase.FIRST_BYTES || phase == Phase.LAST_BYTES)
            kernel.openFile(path, id()).ifPresent(file -> file.attach(client()));
        if (!guestOs.isEmpty()) {
            made = machines.installationMedium(guestOs, id());
            layer = made.orElseThrow();
            layer.attach(client());
            s.disk().into(made.orElseThrow());
        }
        if (!path.isEmpty() && s.format().isEmpty()) goOnProbing();
        if (s.format().isEmpty()) return;
        format = machines.formats().stream()
                .filter(f -> f.name().equals(s.format()))
                .findFirst()
                .orElseThrow();
        build();
        disk.orElseThrow().restore(s.disk());
    }

    private void goOnProbing() {
        file().ifPresent(file -> {
            fileBytes = file.sizeBytes();
            file.attach(client());
        });
    }
}
