// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal.perfetto;

import java.io.IOException;
import java.util.Optional;

/// One line of the picture: what goes on there, one thing at a time, in order.
final class Lane {
    /// Something that begins later than it was told.
    private record Later(long atNs, String name) {}

    private final EventWriter writer;
    private final int process;
    private final int thread;
    private Optional<String> open = Optional.empty();
    private Optional<Later> later = Optional.empty();

    Lane(EventWriter writer, int process, int thread) {
        this.writer = writer;
        this.process = process;
        this.thread = thread;
    }

    /// From now on it is this, until it becomes something else or ends; what had not begun yet does not come.
    void become(long atNs, String name) throws IOException {
        arrive(atNs);
        if (open.filter(name::equals).isPresent()) return;
        finish(atNs);
        writer.begin(process, thread, atNs, name);
        open = Optional.of(name);
    }

    /// It will be this, from then on.
    void becomeLater(long nowNs, long atNs, String name) throws IOException {
        arrive(nowNs);
        later = Optional.of(new Later(atNs, name));
    }

    /// Nothing is there any more.
    void end(long atNs) throws IOException {
        arrive(atNs);
        finish(atNs);
    }

    /// What is told at an instant, beside what goes on.
    void mark(long atNs, String name, String details) throws IOException {
        if (later.filter(one -> one.atNs() <= atNs).isPresent()) arrive(atNs);
        writer.instant(process, thread, atNs, name, details);
    }

    /// The beginning (`b`) or the end (`e`) of a request, which may overlap others.
    void span(char phase, long atNs, String id) throws IOException {
        writer.span(phase, process, thread, atNs, id);
    }

    /// The trace ends here.
    void close(long atNs) throws IOException {
        later = later.filter(one -> one.atNs() <= atNs);
        end(atNs);
    }

    private void arrive(long nowNs) throws IOException {
        Optional<Later> due = later.filter(one -> one.atNs() <= nowNs);
        later = Optional.empty();
        if (due.isPresent()) become(due.get().atNs(), due.get().name());
    }

    private void finish(long atNs) throws IOException {
        if (open.isPresent()) writer.end(process, thread, atNs);
        open = Optional.empty();
    }
}
