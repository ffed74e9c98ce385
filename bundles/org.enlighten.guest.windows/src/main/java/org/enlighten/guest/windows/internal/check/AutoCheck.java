// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.os.EventLog.Level;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.simulation.Saved;

/// Checks the active FAT partition of the first hard disk when its table says that it was not dismounted in good
/// order: chains and sizes of all files and directories are made to agree, clusters that belong to nobody are freed.
/// It works on the raw disk and has the volume mounted anew afterwards, so nobody else may write meanwhile: the
/// session manager runs it before anything else. A volume that is clean costs it three reads.
public final class AutoCheck implements Activity {
    private static final String DISK = "\\\\.\\PhysicalDrive0";
    private static final int SECTOR_BYTES = 512;
    private static final int BUFFER_AT = Turn.DATA_AT;
    private static final int BUFFER_BYTES = 32_768;
    private static final int TABLE_AT = BUFFER_AT + BUFFER_BYTES;
    private static final int INFO_FREE_AT = 488;
    private static final int EVENT_ID = 1001;

    private enum At {
        START,
        OPENED,
        RECORD_READ,
        BOOT_READ,
        MARK_READ,
        TABLE_READ,
        BLOCK_READ,
        BLOCK_WRITTEN,
        TABLE_WRITTEN,
        INFO_READ,
        INFO_WRITTEN,
        FLUSHED,
        UPDATED
    }

    /// How large a table it can hold.
    ///
    /// @param clusters for each of which it keeps a bit
    public record Reach(int tableBytes, int clusters) {
        /// For volumes that a setup makes by this rule.
        public static Reach of(FatRule rule) {
            return rule == FatRule.FAT16 ? new Reach(131_072, 65_536) : new Reach(8 << 20, 2 << 20);
        }

        /// What the process needs: output, a buffer, the table, a bit for each of its clusters.
        public int memoryKib() {
            return (TABLE_AT + tableBytes + clusters / 8) >> 10;
        }

        private int claimedAt() {
            return TABLE_AT + tableBytes;
        }

        private boolean holds(FatVolume volume) {
            return volume.tableBytesUsed() <= tableBytes && volume.clusters() + 2 <= clusters;
        }
    }

    private final Reach reach;
    private int handle;
    private long partitionAt;
    private long partitionSectors;
    private byte[] bootSector = new byte[0];
    /// Bytes of the table that are read, or of all tables that are written.
    private int tableDone;
    /// Where in the directories it is: a cluster, or 0 and an offset in the root directory.
    private int cluster;
    private int rootOffset;
    private boolean directoryOver;
    private final Deque<Integer> directories = new ArrayDeque<>();
    private Figures figures = Figures.NOTHING;

    public AutoCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            if (at != At.OPENED.ordinal()) turn.call(new SystemCall.Close(handle));
            turn.fail("C: cannot be checked: " + Turn.reason(of));
            return;
        }
        switch (At.values()[at]) {
            case START -> turn.call(new SystemCall.Open(DISK, Access.READ_WRITE), At.OPENED);
            case OPENED -> {
                handle = (int) of.value();
                read(0, BUFFER_AT, SECTOR_BYTES, At.RECORD_READ, turn);
            }
            case RECORD_READ -> recordRead(turn);
            case BOOT_READ -> bootRead(turn);
            case MARK_READ -> markRead(turn);
            case TABLE_READ -> tableRead(turn);
            case BLOCK_READ -> blockRead(turn);
            case BLOCK_WRITTEN -> advance(turn);
            case TABLE_WRITTEN -> writeTables(turn);
            case INFO_READ -> infoRead(turn);
            case INFO_WRITTEN -> flush(turn);
            case FLUSHED -> turn.call(new SystemCall.Device(handle, DiskCodes.UPDATE, 0, 0, 0, 0), At.UPDATED);
            case UPDATED -> done(turn);
        }
    }

    private void recordRead(Turn turn) {
        Optional<ActivePartition> active = ActivePartition.in(turn.memory().bytes(BUFFER_AT, SECTOR_BYTES));
        if (active.isEmpty()) {
            close(turn);
            return;
        }
        partitionAt = active.get().firstSector() * SECTOR_BYTES;
        partitionSectors = active.get().sectors();
        read(partitionAt, BUFFER_AT, SECTOR_BYTES, At.BOOT_READ, turn);
    }

    private void bootRead(Turn turn) {
        bootSector = turn.memory().bytes(BUFFER_AT, SECTOR_BYTES);
        if (parsed().filter(reach::holds).isEmpty()) close(turn);
        else read(volume().tableAt(), TABLE_AT, SECTOR_BYTES, At.MARK_READ, turn);
    }

    private void markRead(Turn turn) {
        if (map(turn).isClean()) {
            close(turn);
            return;
        }
        turn.line("C: was not dismounted in good order. It is checked now.");
        turn.memory().put(reach.claimedAt(), new byte[reach.clusters() / 8]);
        readTable(turn);
    }

    private void readTable(Turn turn) {
        int bytes = (int) Math.min(BUFFER_BYTES, volume().tableBytesUsed() - tableDone);
        read(volume().tableAt() + tableDone, TABLE_AT + tableDone, bytes, At.TABLE_READ, turn);
        tableDone += bytes;
    }

    private void tableRead(Turn turn) {
        if (tableDone < volume().tableBytesUsed()) {
            readTable(turn);
            return;
        }
        cluster = volume().rootCluster();
        if (cluster != 0) map(turn).claim(cluster, Integer.MAX_VALUE);
        readBlock(turn);
    }

    private void readBlock(Turn turn) {
        read(blockAt(), BUFFER_AT, blockBytes(), At.BLOCK_READ, turn);
    }

    private void blockRead(Turn turn) {
        DirectoryBlock block = new DirectoryBlock(turn.memory(), map(turn), volume());
        DirectoryBlock.Found found = block.check(BUFFER_AT, blockBytes());
        directories.addAll(found.directories());
        directoryOver = found.end();
        figures = new Figures(figures.entries() + found.corrected(), 0);
        if (found.corrected() == 0) advance(turn);
        else turn.call(new SystemCall.Write(handle, blockAt(), BUFFER_AT, blockBytes()), At.BLOCK_WRITTEN);
    }

    private void advance(Turn turn) {
        if (cluster == 0) {
            rootOffset += blockBytes();
            directoryOver |= rootOffset >= volume().rootBytes();
        } else {
            cluster = map(turn).next(cluster);
            directoryOver |= !volume().isCluster(cluster);
        }
        if (!directoryOver) readBlock(turn);
        else if (directories.isEmpty()) correctTable(turn);
        else {
            cluster = directories.poll();
            readBlock(turn);
        }
    }

    private void correctTable(Turn turn) {
        figures = new Figures(figures.entries(), map(turn).freeLost());
        map(turn).setClean();
        tableDone = 0;
        writeTables(turn);
    }

    /// All tables, one after the other, from the one in memory.
    private void writeTables(Turn turn) {
        int used = (int) volume().tableBytesUsed();
        if (tableDone == used * volume().tables()) {
            if (infoAt() == 0) flush(turn);
            else read(infoAt(), BUFFER_AT, SECTOR_BYTES, At.INFO_READ, turn);
            return;
        }
        int table = tableDone / used;
        int from = tableDone % used;
        int bytes = Math.min(BUFFER_BYTES, used - from);
        long at = volume().tableAt() + (long) table * volume().tableBytes() + from;
        turn.call(new SystemCall.Write(handle, at, TABLE_AT + from, bytes), At.TABLE_WRITTEN);
        tableDone += bytes;
    }

    /// FAT32 keeps the number of free clusters in a sector of its own.
    private void infoRead(Turn turn) {
        int free = map(turn).countFree();
        for (int i = 0; i < Integer.BYTES; i++) turn.memory().put8(BUFFER_AT + INFO_FREE_AT + i, free >>> 8 * i & 0xFF);
        turn.call(new SystemCall.Write(handle, infoAt(), BUFFER_AT, SECTOR_BYTES), At.INFO_WRITTEN);
    }

    private long infoAt() {
        return volume().wide() ? partitionAt + FatVolume.u16(bootSector, 48) * (long) SECTOR_BYTES : 0;
    }

    private void flush(Turn turn) {
        turn.call(new SystemCall.Flush(handle), At.FLUSHED);
    }

    private void done(Turn turn) {
        turn.line(figures.sentence());
        turn.call(new SystemCall.Report(Level.INFORMATION, EVENT_ID, "Autochk", figures.sentence()));
        close(turn);
    }

    private void close(Turn turn) {
        turn.call(new SystemCall.Close(handle));
        turn.end(0);
    }

    private void read(long at, int into, int bytes, At then, Turn turn) {
        turn.call(new SystemCall.Read(handle, at, into, bytes), then);
    }

    private long blockAt() {
        return cluster == 0 ? volume().rootAt() + rootOffset : volume().clusterAt(cluster);
    }

    private int blockBytes() {
        return cluster == 0 ? Math.min(BUFFER_BYTES, volume().rootBytes() - rootOffset) : volume().clusterBytes();
    }

    private Optional<FatVolume> parsed() {
        return FatVolume.parse(bootSector, partitionAt, partitionSectors);
    }

    private FatVolume volume() {
        return parsed().orElseThrow();
    }

    private ClusterMap map(Turn turn) {
        return new ClusterMap(volume(), turn.memory(), TABLE_AT, reach.claimedAt());
    }

    record State(
            int handle,
            long partitionAt,
            long partitionSectors,
            byte[] bootSector,
            int tableDone,
            int cluster,
            int rootOffset,
            boolean directoryOver,
            List<Integer> directories,
            Figures figures) {}

    @Override
    public Saved save() {
        return Saved.of(new State(
                handle,
                partitionAt,
                partitionSectors,
                bootSector,
                tableDone,
                cluster,
                rootOffset,
                directoryOver,
                List.copyOf(directories),
                figures));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        partitionAt = state.partitionAt();
        partitionSectors = state.partitionSectors();
        bootSector = state.bootSector();
        tableDone = state.tableDone();
        cluster = state.cluster();
        rootOffset = state.rootOffset();
        directoryOver = state.directoryOver();
        directories.clear();
        directories.addAll(state.directories());
        figures = state.figures();
    }
}
