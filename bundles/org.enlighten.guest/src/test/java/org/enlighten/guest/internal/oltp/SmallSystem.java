// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.enlighten.os.BackupCall;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.UserMemory;

/// A system that runs one program: files, a clock, a console, and somebody who has backups made.
final class SmallSystem {
    final VolatileFiles files = new VolatileFiles();
    final StringBuilder screen = new StringBuilder();
    final List<BackupCall.Word> words = new ArrayList<>();
    int frozen;
    long nowNs;
    private final List<String> open = new ArrayList<>();

    /// Lets a program make so many calls; its exit code, or -1 when it goes on.
    int run(Program program, UserMemory memory, long calls) {
        Result last = Result.STARTED;
        for (long i = 0; i < calls; i++) {
            SystemCall call = program.next(last, memory);
            if (call instanceof SystemCall.Exit(int code)) return code;
            last = perform(call, memory);
        }
        return -1;
    }

    /// Somebody cuts the power, and the system starts again.
    void restart() {
        open.clear();
        screen.setLength(0);
    }

    private Result perform(SystemCall call, UserMemory memory) {
        nowNs += 10_000;
        return switch (call) {
            case SystemCall.Open(String path, SystemCall.Access access) -> open(path, access);
            case SystemCall.Close _ -> Result.of(0);
            case SystemCall.Read(int handle, long at, int to, int bytes) -> read(handle, (int) at, to, bytes, memory);
            case SystemCall.Write(int handle, long at, int from, int bytes) -> {
                nowNs += 5_000_000;
                if (handle == 1) screen.append(new String(memory.bytes(from, bytes), StandardCharsets.ISO_8859_1));
                else files.write(open.get(handle - 10), (int) at, memory.bytes(from, bytes));
                yield Result.of(bytes);
            }
            case SystemCall.Flush _ -> {
                nowNs += 8_000_000;
                files.flush();
                yield Result.of(0);
            }
            case SystemCall.Compute(long ns) -> {
                nowNs += ns;
                yield Result.of(0);
            }
            case SystemCall.Sleep(long ns) -> {
                nowNs += ns;
                yield Result.of(0);
            }
            case SystemCall.QuerySystem() ->
                Result.of(0, new SystemInfo("test", "", "", nowNs, 0, 0, List.of(), List.of(), List.of()));
            case SystemCall.Backup(BackupCall backup) -> backup(backup);
            default -> Result.failed(Status.INVALID_REQUEST, "This system has no " + call + ".");
        };
    }

    private Result backup(BackupCall call) {
        return switch (call) {
            case BackupCall.Await(long timeoutNs) -> {
                if (!words.isEmpty()) yield Result.of(words.removeFirst().ordinal());
                yield Result.failed(Status.TIMEOUT, "");
            }
            case BackupCall.Frozen _ -> {
                frozen++;
                yield Result.of(0);
            }
            default -> Result.of(0);
        };
    }

    private Result open(String path, SystemCall.Access access) {
        if (access == SystemCall.Access.REPLACE) files.create(path);
        else if (!files.exists(path)) return Result.failed(Status.NOT_FOUND, "There is no " + path + ".");
        open.add(path);
        return Result.of(9 + open.size());
    }

    private Result read(int handle, int at, int to, int bytes, UserMemory memory) {
        byte[] content = files.content(open.get(handle - 10));
        if (at >= content.length) return Result.failed(Status.END_OF_FILE, "The file ends.");
        byte[] part = Arrays.copyOfRange(content, at, Math.min(content.length, at + bytes));
        memory.put(to, part);
        return Result.of(part.length);
    }

    static UserMemory memory() {
        return new Pages(Database.MEMORY_KIB << 10);
    }

    private static final class Pages implements UserMemory {
        private final byte[] bytes;

        Pages(int size) {
            bytes = new byte[size];
        }

        @Override
        public int sizeBytes() {
            return bytes.length;
        }

        @Override
        public int u8(int at) {
            return bytes[at] & 0xFF;
        }

        @Override
        public void put8(int at, int value) {
            bytes[at] = (byte) value;
        }

        @Override
        public byte[] bytes(int at, int count) {
            if (at + count > bytes.length) throw new IndexOutOfBoundsException("at=" + at + ", count=" + count);
            return Arrays.copyOfRange(bytes, at, at + count);
        }

        @Override
        public void put(int at, byte[] value) {
            System.arraycopy(value, 0, bytes, at, value.length);
        }

        @Override
        public org.enlighten.block.Slice slice(int at, int count) {
            throw new IllegalStateException("no kernel code runs here");
        }
    }
}
