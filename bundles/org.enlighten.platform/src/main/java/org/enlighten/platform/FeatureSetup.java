// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.SystemFile;
import org.enlighten.simulation.Saved;

/// A host's program that installs a feature or takes it away: writes or deletes its files, one after the other, then changes the
/// system file. What is bound changes at the next boot.
final class FeatureSetup implements Program {
    enum At {
        BEGIN,
        DIRECTORY,
        OPENED,
        WRITTEN,
        CLOSED,
        DELETED,
        SYSTEM_OPENED,
        SYSTEM_READ,
        SYSTEM_CLOSED,
        NEW_OPENED,
        NEW_WRITTEN,
        NEW_FLUSHED
    }

    /// What is saved.
    record State(At at, int directory, int file, int handle, int done, byte[] system) {}

    /// Bytes of its own pages.
    static final int MEMORY_BYTES = 64 << 10;

    private static final int CHUNK = 16 << 10;

    private final OsPackage feature;
    private final boolean installs;
    private final String systemFile;
    private final List<String> directories;
    private final List<String> files;
    private At at = At.BEGIN;
    private int directory;
    private int file;
    private int handle;
    private int done;
    private byte[] system = new byte[0];

    /// @param systemFile its path
    FeatureSetup(OsPackage feature, boolean installs, String systemFile) {
        this.feature = feature;
        this.installs = installs;
        this.systemFile = systemFile;
        files = List.copyOf(feature.files().keySet());
        directories = directories(feature.files());
    }

    private static List<String> directories(Map<String, byte[]> files) {
        Set<String> all = new LinkedHashSet<>();
        for (String path : files.keySet()) {
            for (int i = path.indexOf('\\', 1); i > 0; i = path.indexOf('\\', i + 1)) all.add(path.substring(0, i));
        }
        return new ArrayList<>(all);
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN -> installs ? makeDirectory() : delete();
            case DIRECTORY -> made(of);
            case OPENED -> opened(of, memory);
            case WRITTEN -> written(of, memory);
            case CLOSED -> nextFile();
            case DELETED -> deleted(of);
            case SYSTEM_OPENED -> systemOpened(of);
            case SYSTEM_READ -> systemRead(of, memory);
            case SYSTEM_CLOSED -> then(At.NEW_OPENED, new SystemCall.Open(systemFile, SystemCall.Access.REPLACE));
            case NEW_OPENED -> newOpened(of, memory);
            case NEW_WRITTEN -> newWritten(of, memory);
            case NEW_FLUSHED -> new SystemCall.Exit(of.isSuccess() ? 0 : 1);
        };
    }

    private SystemCall makeDirectory() {
        if (directory == directories.size()) return open();
        return then(At.DIRECTORY, new SystemCall.MakeDirectory("C:" + directories.get(directory)));
    }

    private SystemCall made(Result of) {
        if (!of.isSuccess() && of.status() != Status.EXISTS) return new SystemCall.Exit(1);
        directory++;
        return makeDirectory();
    }

    private SystemCall open() {
        return then(At.OPENED, new SystemCall.Open("C:" + files.get(file), SystemCall.Access.REPLACE));
    }

    private SystemCall opened(Result of, UserMemory memory) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        handle = (int) of.value();
        done = 0;
        return write(memory, feature.files().get(files.get(file)), At.WRITTEN);
    }

    private SystemCall write(UserMemory memory, byte[] bytes, At next) {
        int n = Math.min(CHUNK, bytes.length - done);
        memory.put(0, Arrays.copyOfRange(bytes, done, done + n));
        return then(next, new SystemCall.Write(handle, done, 0, n));
    }

    private SystemCall written(Result of, UserMemory memory) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        done += (int) of.value();
        byte[] bytes = feature.files().get(files.get(file));
        return done < bytes.length
                ? write(memory, bytes, At.WRITTEN)
                : then(At.CLOSED, new SystemCall.Close(handle));
    }

    private SystemCall nextFile() {
        file++;
        return file < files.size() ? open() : openSystem();
    }

    private SystemCall delete() {
        return then(At.DELETED, new SystemCall.Delete("C:" + files.get(file)));
    }

    private SystemCall deleted(Result of) {
        if (!of.isSuccess() && of.status() != Status.NOT_FOUND) return new SystemCall.Exit(1);
        file++;
        return file < files.size() ? delete() : openSystem();
    }

    private SystemCall openSystem() {
        return then(At.SYSTEM_OPENED, new SystemCall.Open(systemFile, SystemCall.Access.READ));
    }

    private SystemCall systemOpened(Result of) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        handle = (int) of.value();
        return then(At.SYSTEM_READ, new SystemCall.Read(handle, system.length, 0, CHUNK));
    }

    private SystemCall systemRead(Result of, UserMemory memory) {
        int n = of.isSuccess() ? (int) of.value() : 0;
        int before = system.length;
        system = Arrays.copyOf(system, before + n);
        System.arraycopy(memory.bytes(0, n), 0, system, before, n);
        return n == 0
                ? then(At.SYSTEM_CLOSED, new SystemCall.Close(handle))
                : then(At.SYSTEM_READ, new SystemCall.Read(handle, system.length, 0, CHUNK));
    }

    private SystemCall newOpened(Result of, UserMemory memory) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        handle = (int) of.value();
        done = 0;
        SystemFile old = SystemFile.parse(system);
        system = (installs ? old.with(feature) : old.without(feature.id())).bytes();
        return write(memory, system, At.NEW_WRITTEN);
    }

    private SystemCall newWritten(Result of, UserMemory memory) {
        if (!of.isSuccess()) return new SystemCall.Exit(1);
        done += (int) of.value();
        return done < system.length
                ? write(memory, system, At.NEW_WRITTEN)
                : then(At.NEW_FLUSHED, new SystemCall.Flush(handle));
    }

    private SystemCall then(At next, SystemCall call) {
        at = next;
        return call;
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, directory, file, handle, done, system));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        directory = s.directory();
        file = s.file();
        handle = s.handle();
        done = s.done();
        system = s.system();
    }
}
