// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.enlighten.os.Program;
import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// Installs or removes a package on the running system, by its files: arguments `/install ID` and `/remove
/// ID`. What the package brings is bound at the next boot. Files come first and the system file last when it
/// installs, the other way round when it removes, so that a power cut never leaves a system file that names
/// what is not there.
///
/// Ends with [#RESTART_NEEDED] when it did what it was told, with 1 and a sentence on the console otherwise.
/// Made by [PackageSetupFactory].
public final class PackageSetup implements Program {
    /// ERROR_SUCCESS_REBOOT_REQUIRED.
    public static final int RESTART_NEEDED = 3010;

    enum At {
        BEGIN,
        SYSTEM_OPENED,
        SUCCESSOR_RENAMED,
        SYSTEM_READ,
        SYSTEM_CLOSED,
        NEXT,
        DIRECTORY_MADE,
        FILE_OPENED,
        FILE_WRITTEN,
        FILE_CLOSED,
        FILE_DELETED,
        NEW_OPENED,
        NEW_WRITTEN,
        NEW_FLUSHED,
        NEW_CLOSED,
        OLD_DELETED,
        NEW_RENAMED,
        TOLD
    }

    /// What is saved.
    ///
    /// @param steps what is still to do, in order: `d` makes a directory, `f` writes a file, `x` deletes one,
    /// `s` writes the system file; each followed by the path
    record State(At at, int handle, int offset, List<String> steps, SystemFile file, int exitCode) {}

    private final PackageLibrary library;
    private final String systemFile;
    private final boolean install;
    private final String id;
    private final List<String> steps = new ArrayList<>();
    private At at = At.BEGIN;
    private int handle;
    private int offset;
    private SystemFile file = SystemFile.EMPTY;
    private int exitCode = RESTART_NEEDED;

    PackageSetup(PackageLibrary library, String systemFile, String arguments) {
        this.library = library;
        this.systemFile = systemFile;
        String[] words = arguments.strip().split("\\s+");
        install = words[0].equalsIgnoreCase("/install");
        id = words.length == 2 && (install || words[0].equalsIgnoreCase("/remove")) ? words[1] : "";
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        return switch (at) {
            case BEGIN ->
                id.isEmpty()
                        ? tell("Say /install or /remove, and the name of a package.", 1, memory)
                        : then(At.SYSTEM_OPENED, new SystemCall.Open(systemFile, SystemCall.Access.READ));
            case SYSTEM_OPENED -> of.isSuccess() ? read((int) of.value(), memory) : takeSuccessor();
            case SUCCESSOR_RENAMED -> successorTaken(of, memory);
            case SYSTEM_READ -> parsed(of, memory);
            case SYSTEM_CLOSED -> plan(memory);
            case NEXT -> step(memory);
            case DIRECTORY_MADE -> made(of, memory);
            case FILE_OPENED -> opened(of, memory);
            case FILE_WRITTEN -> written(of, memory);
            case FILE_CLOSED, FILE_DELETED -> step(memory);
            case NEW_OPENED -> newOpened(of, memory);
            case NEW_WRITTEN -> newWritten(of, memory);
            case NEW_FLUSHED -> then(At.NEW_CLOSED, new SystemCall.Close(handle));
            case NEW_CLOSED -> then(At.OLD_DELETED, new SystemCall.Delete(systemFile));
            case OLD_DELETED ->
                then(At.NEW_RENAMED, new SystemCall.Rename(SystemFile.successor(systemFile), systemFile));
            case NEW_RENAMED -> of.isSuccess() ? step(memory) : failed(of, memory);
            case TOLD -> new SystemCall.Exit(exitCode);
        };
    }

    private SystemCall then(At next, SystemCall call) {
        at = next;
        return call;
    }

    private SystemCall tell(String sentence, int code, UserMemory memory) {
        exitCode = code;
        byte[] text = (sentence + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        int bytes = Math.min(text.length, memory.sizeBytes());
        memory.put(0, java.util.Arrays.copyOf(text, bytes));
        return then(At.TOLD, new SystemCall.Write(1, -1, 0, bytes));
    }

    private SystemCall failed(Result of, UserMemory memory) {
        return tell("'" + id + "' could not be " + (install ? "installed: " : "removed: ") + of.message(), 1, memory);
    }

    /// An interruption may have left the system file under its successor's name.
    private SystemCall takeSuccessor() {
        return then(At.SUCCESSOR_RENAMED, new SystemCall.Rename(SystemFile.successor(systemFile), systemFile));
    }

    private SystemCall successorTaken(Result of, UserMemory memory) {
        if (of.isSuccess()) return then(At.SYSTEM_OPENED, new SystemCall.Open(systemFile, SystemCall.Access.READ));
        return tell("'" + id + "' could not be changed: there is no system file '" + systemFile + "'.", 1, memory);
    }

    private SystemCall read(int opened, UserMemory memory) {
        handle = opened;
        return then(At.SYSTEM_READ, new SystemCall.Read(handle, 0, 0, memory.sizeBytes()));
    }

    private SystemCall parsed(Result of, UserMemory memory) {
        if (!of.isSuccess()) return failed(of, memory);
        try {
            file = SystemFile.parse(memory.bytes(0, (int) of.value()));
        } catch (IllegalArgumentException e) {
            return tell("'" + id + "' could not be changed: " + e.getMessage() + ".", 1, memory);
        }
        return then(At.SYSTEM_CLOSED, new SystemCall.Close(handle));
    }

    private SystemCall plan(UserMemory memory) {
        Optional<SystemFile.InstalledPackage> there = file.installed(id);
        if (install) {
            Optional<OsPackage> found = library.find(id);
            if (found.isEmpty()) return tell("There is no package '" + id + "' to install.", 1, memory);
            planInstall(found.get());
        } else {
            if (there.isEmpty()) return tell("'" + id + "' is not installed.", 1, memory);
            file = file.without(id);
            steps.add("s" + systemFile);
            for (String path : there.get().files()) steps.add("x" + path);
        }
        return step(memory);
    }

    private void planInstall(OsPackage found) {
        TreeSet<String> directories = new TreeSet<>();
        for (String path : found.files().keySet())
            for (int i = path.indexOf('\\', 1); i > 0; i = path.indexOf('\\', i + 1))
                directories.add(path.substring(0, i));
        for (String directory : directories) steps.add("d" + directory);
        for (String path : found.files().keySet()) steps.add("f" + path);
        steps.add("s" + systemFile);
        file = file.with(found);
    }

    private SystemCall step(UserMemory memory) {
        if (steps.isEmpty()) return tell(ended(), RESTART_NEEDED, memory);
        String path = path();
        offset = 0;
        return switch (steps.getFirst().charAt(0)) {
            case 'd' -> then(At.DIRECTORY_MADE, new SystemCall.MakeDirectory(path));
            case 'f' -> then(At.FILE_OPENED, new SystemCall.Open(path, SystemCall.Access.REPLACE));
            case 'x' -> {
                steps.removeFirst();
                yield then(At.FILE_DELETED, new SystemCall.Delete(path));
            }
            default -> {
                String successor = SystemFile.successor(path);
                yield then(At.NEW_OPENED, new SystemCall.Open(successor, SystemCall.Access.REPLACE));
            }
        };
    }

    private String path() {
        return steps.getFirst().substring(1);
    }

    private String ended() {
        return "'" + id + "' is " + (install ? "installed" : "removed")
                + ". The change takes effect when the computer has been restarted.";
    }

    private SystemCall made(Result of, UserMemory memory) {
        if (!of.isSuccess() && of.status() != Status.EXISTS) return failed(of, memory);
        steps.removeFirst();
        return step(memory);
    }

    private SystemCall opened(Result of, UserMemory memory) {
        if (!of.isSuccess()) return failed(of, memory);
        handle = (int) of.value();
        return piece(content(), At.FILE_WRITTEN, memory);
    }

    private byte[] content() {
        return library.find(id).map(p -> p.files().get(path())).orElseGet(() -> new byte[0]);
    }

    private SystemCall piece(byte[] content, At next, UserMemory memory) {
        int bytes = Math.min(memory.sizeBytes(), content.length - offset);
        memory.put(0, java.util.Arrays.copyOfRange(content, offset, offset + bytes));
        return then(next, new SystemCall.Write(handle, offset, 0, bytes));
    }

    private SystemCall written(Result of, UserMemory memory) {
        if (!of.isSuccess()) return failed(of, memory);
        offset += (int) of.value();
        if (of.value() > 0 && offset < content().length) return piece(content(), At.FILE_WRITTEN, memory);
        steps.removeFirst();
        return then(At.FILE_CLOSED, new SystemCall.Close(handle));
    }

    private SystemCall newOpened(Result of, UserMemory memory) {
        if (!of.isSuccess()) return failed(of, memory);
        handle = (int) of.value();
        return piece(file.bytes(), At.NEW_WRITTEN, memory);
    }

    private SystemCall newWritten(Result of, UserMemory memory) {
        if (!of.isSuccess()) return failed(of, memory);
        offset += (int) of.value();
        if (of.value() > 0 && offset < file.bytes().length) return piece(file.bytes(), At.NEW_WRITTEN, memory);
        steps.removeFirst();
        return then(At.NEW_FLUSHED, new SystemCall.Flush(handle));
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at, handle, offset, List.copyOf(steps), file, exitCode));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        at = s.at();
        handle = s.handle();
        offset = s.offset();
        steps.addAll(s.steps());
        file = s.file();
        exitCode = s.exitCode();
    }
}
