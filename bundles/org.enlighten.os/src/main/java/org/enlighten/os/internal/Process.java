// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.os.Program;
import org.enlighten.os.internal.memory.ProcessMemory;
import org.enlighten.simulation.Saved;

/// One process: its pages, its handles, its program, and the processor time it has used.
final class Process {
    static final int SYSTEM = 4;

    /// What is saved; its threads are saved beside it.
    record State(
            int id,
            int parent,
            String image,
            String arguments,
            long base,
            int memoryBytes,
            int imageBytes,
            String service,
            List<OpenHandle.State> handles,
            long userNs,
            long kernelNs,
            boolean ending,
            int exitCode,
            int outstanding,
            boolean faulty,
            Saved program) {}

    final int id;
    final int parent;
    final String image;
    final String arguments;
    final ProcessMemory memory;
    /// Bytes of its image, which lie behind its own pages.
    final int imageBytes;
    /// The service it runs; empty for none.
    final String service;
    /// Empty for the system process, whose threads run the kernel's own tasks.
    final Optional<Program> program;
    final List<OpenHandle> handles = new ArrayList<>();
    final List<KernelThread> threads = new ArrayList<>();
    long userNs;
    long kernelNs;
    boolean ending;
    int exitCode;
    /// I/O under way that refers to its pages: until it ends, they stay.
    int outstanding;
    /// Its next step throws.
    boolean faulty;
    /// It is no more, and its pages are others'.
    boolean gone;
    /// Exit codes of processes that it started are kept until it ends.
    boolean keepsCodes;

    Process(int id, int parent, Launch from, Optional<Program> program, ProcessMemory memory) {
        this.id = id;
        this.parent = parent;
        this.image = from.image();
        this.arguments = from.arguments();
        this.imageBytes = from.imageBytes();
        this.service = from.service();
        this.program = program;
        this.memory = memory;
    }

    boolean isSystem() {
        return id == SYSTEM;
    }

    /// Whether the console is one of its standard handles.
    boolean isOnConsole() {
        for (int h = 0; h < Math.min(2, handles.size()); h++)
            if (handles.get(h).kind == OpenHandle.Kind.CONSOLE) return true;
        return false;
    }

    State save() {
        return new State(
                id,
                parent,
                image,
                arguments,
                memory.base(),
                memory.sizeBytes(),
                imageBytes,
                service,
                handles.stream().map(OpenHandle::save).toList(),
                userNs,
                kernelNs,
                ending,
                exitCode,
                outstanding,
                faulty,
                program.map(Program::save).orElse(Saved.NOTHING));
    }

    void restore(State s) {
        handles.clear();
        for (OpenHandle.State h : s.handles()) handles.add(OpenHandle.restored(h));
        userNs = s.userNs();
        kernelNs = s.kernelNs();
        ending = s.ending();
        exitCode = s.exitCode();
        outstanding = s.outstanding();
        faulty = s.faulty();
        program.ifPresent(p -> p.restore(s.program()));
    }
}
