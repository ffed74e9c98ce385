// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.fsck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.ext2.Ext2Check;
import org.enlighten.os.ext2.Ext2Report;
import org.enlighten.os.ext2.Ext2Step;
import org.enlighten.os.system.DiskCodes;
import org.enlighten.simulation.Saved;

/// `fsck.ext2 [-a] [-f] /dev/sdXN`: checks the volume on a partition and puts right what can be put right without a
/// question. It reads and writes the raw disk; what it has changed the system sees when the volume is mounted anew,
/// which is its last act. Ends with 0 when there was nothing to do, 1 when it put something right, 4 when something is
/// left, 8 when it could not look.
public final class FileSystemCheck implements Activity {
    /// Bytes that the process needs: output, and the largest piece that a check reads or writes.
    public static final int MEMORY_KIB = (Turn.DATA_AT >> 10) + 32;

    private static final int SECTOR_BYTES = MasterBootRecord.SECTOR_BYTES;

    private enum At {
        START,
        OPENED,
        RECORD_READ,
        READ,
        DONE,
        UPDATED
    }

    private final boolean force;
    private final String device;
    private int handle;
    private long fromByte;
    private long bytes;
    private int steps;
    private boolean written;
    private Optional<Ext2Check> check = Optional.empty();

    public FileSystemCheck(String arguments) {
        List<String> words = Arrays.asList(arguments.strip().split("\\s+"));
        force = words.contains("-f");
        device = words.getLast();
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        if (at != At.START.ordinal() && !of.isSuccess()) {
            cannotLook(Turn.reason(of), turn);
            return;
        }
        switch (At.values()[at]) {
            case START -> start(turn);
            case OPENED -> {
                handle = (int) of.value();
                turn.call(new SystemCall.Read(handle, 0, Turn.DATA_AT, SECTOR_BYTES), At.RECORD_READ);
            }
            case RECORD_READ -> recordRead(turn);
            case READ -> step(turn.memory().bytes(Turn.DATA_AT, (int) of.value()), turn);
            case DONE -> step(new byte[0], turn);
            case UPDATED -> turn.end(1);
        }
    }

    private void cannotLook(String why, Turn turn) {
        turn.line("fsck.ext2: %s: %s".formatted(device, why));
        turn.end(8);
    }

    private void start(Turn turn) {
        if (device.matches("/dev/sd[a-z][1-4]")) {
            turn.call(new SystemCall.Open(device.substring(0, device.length() - 1), Access.READ_WRITE), At.OPENED);
        } else {
            cannotLook("a partition is wanted, such as /dev/sda1", turn);
        }
    }

    private void recordRead(Turn turn) {
        int number = device.charAt(device.length() - 1) - '0';
        Optional<MasterBootRecord.Partition> found =
                MasterBootRecord.partition(turn.memory().bytes(Turn.DATA_AT, SECTOR_BYTES), number);
        if (found.isEmpty()) {
            cannotLook("there is no such partition", turn);
            return;
        }
        fromByte = found.get().fromSector() * SECTOR_BYTES;
        bytes = found.get().sectors() * SECTOR_BYTES;
        check = Optional.of(new Ext2Check(bytes, force));
        step(new byte[0], turn);
    }

    private void step(byte[] read, Turn turn) {
        Ext2Step next = check.orElseThrow().next(read);
        if (++steps == 2 && !force && !(next instanceof Ext2Step.Done)) {
            turn.line(device + " was not cleanly unmounted, check forced.");
        }
        switch (next) {
            case Ext2Step.Read(long place, int count) ->
                turn.call(new SystemCall.Read(handle, fromByte + place, Turn.DATA_AT, count), At.READ);
            case Ext2Step.Write(long place, byte[] data) -> {
                written = true;
                turn.memory().put(Turn.DATA_AT, data);
                turn.call(new SystemCall.Write(handle, fromByte + place, Turn.DATA_AT, data.length), At.DONE);
            }
            case Ext2Step.Flush() -> turn.call(new SystemCall.Flush(handle), At.DONE);
            case Ext2Step.Done(Ext2Report report) -> done(report, turn);
        }
    }

    private void done(Ext2Report r, Turn turn) {
        List<String> sentences = r.damage().isEmpty() ? r.repairs() : r.damage();
        for (String sentence : sentences) turn.line(device + ": " + sentence);
        if (!r.damage().isEmpty()) {
            turn.line(device + ": UNEXPECTED INCONSISTENCY. Nothing was changed.");
            turn.end(4);
            return;
        }
        turn.line("%s: %s%d/%d files, %d/%d blocks"
                .formatted(
                        device, r.looked() ? "" : "clean, ", r.inodesUsed(), r.inodes(), r.blocksUsed(), r.blocks()));
        if (written) turn.call(new SystemCall.Device(handle, DiskCodes.UPDATE, 0, 0, 0, 0), At.UPDATED);
        else turn.end(0);
    }

    record State(int handle, long fromByte, long bytes, int steps, boolean written, Optional<Saved> check) {}

    @Override
    public Saved save() {
        return Saved.of(new State(handle, fromByte, bytes, steps, written, check.map(Ext2Check::save)));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        handle = state.handle();
        fromByte = state.fromByte();
        bytes = state.bytes();
        steps = state.steps();
        written = state.written();
        check = state.check().map(each -> {
            Ext2Check fresh = new Ext2Check(bytes, force);
            fresh.restore(each);
            return fresh;
        });
    }
}
