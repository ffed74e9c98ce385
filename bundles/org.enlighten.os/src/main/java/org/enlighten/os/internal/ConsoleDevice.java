// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.os.Result;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;

/// The console: what programs write goes to the screen's driver; what is typed is a line until Enter, echoed,
/// edited with Backspace; Ctrl-C ends the program in the foreground.
final class ConsoleDevice implements PendingRequest.Client {
    /// A thread that wants a line, and where.
    record Reader(int thread, Slice.State into) {}

    /// What is saved.
    record State(List<Reader> readers, String line, String typed, String transcript) {}

    static final String KEY = "echo";
    private static final int LINE_CHARS_MAX = 255;
    private static final int TYPED_CHARS_MAX = 4096;
    private static final int TRANSCRIPT_CHARS = 16 * 1024;
    private static final int CTRL_C = 3;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;

    /// STATUS_CONTROL_C_EXIT.
    private static final int CONTROL_C_EXIT = 0xC000013A;

    private final Executive x;
    private final ArrayDeque<Reader> readers = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    /// Finished lines that nobody has read.
    private final StringBuilder typed = new StringBuilder();
    private final StringBuilder transcript = new StringBuilder();

    ConsoleDevice(Executive x) {
        this.x = x;
    }

    String text() {
        return transcript.toString();
    }

    /// The driver of the screen, once there is one.
    Optional<DriverInstance> screen() {
        for (DriverInstance d : x.drivers.all())
            if (!d.removed && d.initialized && d.console.contains(DriverContext.ConsolePart.SCREEN))
                return Optional.of(d);
        return Optional.empty();
    }

    long read(KernelThread t, Slice into) {
        t.operation = Operation.NONE;
        if (into.length() == 0) t.result = Result.of(0);
        else if (!typed.isEmpty()) t.result = Result.of(take(into));
        else {
            readers.add(new Reader(t.id, into.save()));
            t.wait = KernelThread.Wait.CONSOLE;
        }
        return 0;
    }

    long write(KernelThread t, Slice data) {
        remember(new String(data.toBytes(), StandardCharsets.ISO_8859_1));
        Optional<DriverInstance> screen = screen();
        if (screen.isEmpty() || data.length() == 0) {
            t.operation = Operation.NONE;
            t.result = Result.of(data.length());
        } else x.files.request(t, screen.get(), new IoRequest.Function.Put(data));
        return 0;
    }

    /// Text of the kernel's own.
    void print(String text) {
        remember(text);
        Slice data = Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
        screen().ifPresent(s -> x.drivers.request(s, new IoRequest.Function.Put(data), 0, this, 0));
    }

    void remember(String text) {
        transcript.append(text);
        if (transcript.length() > TRANSCRIPT_CHARS) transcript.delete(0, transcript.length() - TRANSCRIPT_CHARS);
    }

    /// A key was typed.
    void input(int character) {
        switch (character) {
            case '\r', '\n' -> enter();
            case BACKSPACE, DELETE -> {
                if (line.isEmpty()) return;
                line.setLength(line.length() - 1);
                print("\b \b");
            }
            case CTRL_C -> interrupt();
            default -> {
                if (character < ' ' && character != '\t' || character > 0xFF || line.length() >= LINE_CHARS_MAX) return;
                line.append((char) character);
                print(String.valueOf((char) character));
            }
        }
    }

    private void enter() {
        print("\r\n");
        if (typed.length() + line.length() < TYPED_CHARS_MAX) typed.append(line).append('\n');
        line.setLength(0);
        serve();
    }

    private void serve() {
        while (!typed.isEmpty() && !readers.isEmpty()) {
            Reader reader = readers.poll();
            KernelThread t = x.processes.thread(reader.thread());
            if (t == null || t.wait != KernelThread.Wait.CONSOLE) continue;
            t.result = Result.of(take(reader.into().in(x.machine.memories())));
            x.dispatcher.wake(t, 6);
        }
    }

    /// At most one line, or as much of it as fits; the rest stays.
    private int take(Slice into) {
        int end = typed.indexOf("\n") + 1;
        int count = Math.min(into.length(), end);
        into.part(0, count).fill(typed.substring(0, count).getBytes(StandardCharsets.ISO_8859_1), 0);
        typed.delete(0, count);
        return count;
    }

    /// Ctrl-C: the latest program on the console ends; the first one only loses its line.
    private void interrupt() {
        print("^C\r\n");
        line.setLength(0);
        Optional<Process> foreground = foreground();
        if (foreground.isPresent()) x.processes.end(foreground.get(), CONTROL_C_EXIT);
        else {
            typed.append('\n');
            serve();
        }
    }

    private Optional<Process> foreground() {
        Process latest = null;
        for (Process p : x.processes.all()) {
            Optional<Process> parent = x.processes.find(p.parent);
            boolean started = parent.isPresent()
                    && !parent.get().isSystem()
                    && parent.get().isOnConsole();
            if (p.isOnConsole() && !p.ending && started) latest = p;
        }
        return Optional.ofNullable(latest);
    }

    /// A thread does not wait any more.
    void forget(int thread) {
        readers.removeIf(r -> r.thread() == thread);
    }

    @Override
    public String key() {
        return KEY;
    }

    /// An echo is on the screen, or not: nobody waits for it.
    @Override
    public void requestDone(long tag, Outcome outcome) {}

    State save() {
        return new State(List.copyOf(readers), line.toString(), typed.toString(), transcript.toString());
    }

    void restore(State s) {
        readers.addAll(s.readers());
        line.append(s.line());
        typed.append(s.typed());
        transcript.append(s.transcript());
    }
}
