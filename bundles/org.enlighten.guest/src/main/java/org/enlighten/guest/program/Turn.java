// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.program;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;

/// What a stage has in hand: the process's memory, and the verbs that queue calls and say how to go on.
///
/// Of the process's pages the first belongs to output on its way; an activity's own data begins at [#DATA_AT].
public final class Turn {
    /// Where an activity's data may begin.
    public static final int DATA_AT = 4096;

    /// Standard handles.
    public static final int INPUT = 0;

    public static final int OUTPUT = 1;

    /// Where the last access ended, as an offset.
    public static final long SEQUENTIAL = -1;

    static final int NOWHERE = -1;
    private static final int PRINT_CHARACTERS = 1024;
    /// A screen has 80 columns; behind the last one the cursor goes to the next row by itself.
    private static final int LINE_MAX = 79;

    private final Deque<Pending> pending = new ArrayDeque<>();
    private UserMemory memory;
    private int output = OUTPUT;
    private long outputAt = SEQUENTIAL;
    private int next;
    private boolean ended;
    private int exitCode;
    private String outputFailure = "";

    private final String lineEnd;

    /// @param lineEnd what ends a line on this system
    Turn(String lineEnd) {
        this.lineEnd = lineEnd;
    }

    public UserMemory memory() {
        return memory;
    }

    /// How many bytes from [#DATA_AT] are an activity's own, at most `bytesMax`, whole pages of 4 KiB.
    public int dataBytes(int bytesMax) {
        return Math.min(bytesMax, (memory.sizeBytes() - DATA_AT) / 4096 * 4096);
    }

    /// Queues text for the output. Neighbouring pieces go together, as a buffered output does.
    public void print(String text) {
        if (text.isEmpty()) return;
        String joined = text;
        if (pending.peekLast() instanceof Pending.Print(int handle, long at, String before) && handle == output) {
            joined = before + text;
            pending.removeLast();
            if (outputAt >= 0) outputAt = at;
        }
        for (int from = 0; from < joined.length(); from += PRINT_CHARACTERS)
            append(joined.substring(from, Math.min(joined.length(), from + PRINT_CHARACTERS)));
    }

    private void append(String piece) {
        pending.add(new Pending.Print(output, outputAt, piece));
        if (outputAt >= 0) outputAt += piece.length();
    }

    public void line(String text) {
        print(text + lineEnd);
    }

    /// A line for the console, wherever the output goes.
    public void complain(String text) {
        String line = text + lineEnd;
        for (int from = 0; from < line.length(); from += PRINT_CHARACTERS) {
            String piece = line.substring(from, Math.min(line.length(), from + PRINT_CHARACTERS));
            pending.add(new Pending.Print(OUTPUT, SEQUENTIAL, piece));
        }
    }

    /// The activity is over with exit code 1; `sentence` says why, on the console.
    public void refuse(String sentence) {
        complain(sentence);
        end(1);
    }

    public void call(SystemCall call) {
        pending.add(new Pending.Call(call));
    }

    public void call(SystemCall call, Enum<?> then) {
        call(call);
        then(then);
    }

    /// The next stage.
    public void then(Enum<?> stage) {
        next = stage.ordinal();
    }

    /// The activity is over once what was queued is done.
    public void end(int code) {
        ended = true;
        exitCode = code;
    }

    /// The activity is over with exit code 1; `sentence` says why. Long ones are broken between words, as screens
    /// break them anywhere.
    public void fail(String sentence) {
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_MAX) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString());
        end(1);
    }

    /// The activity is over with exit code 1, because of a call that failed.
    public void fail(Result failed) {
        fail(reason(failed));
    }

    /// Why a call failed, as people are told.
    public static String reason(Result failed) {
        return failed.message().isEmpty() ? "The system answers " + failed.status() + "." : failed.message();
    }

    /// Whether the activity that had this turn is over; whoever holds the activity goes on then with [#resume].
    public boolean hasEnded() {
        return ended;
    }

    public int exitCode() {
        return exitCode;
    }

    /// A holder takes over from an activity that is over.
    public void resume(Enum<?> stage) {
        ended = false;
        then(stage);
    }

    /// Text queued from now on goes to this handle, one byte a character.
    ///
    /// @param at where in the file; -1: where the handle's last sequential access ended
    public void output(int handle, long at) {
        output = handle;
        outputAt = at;
    }

    /// Why text did not reach its handle since this was last asked, as a sentence; empty when all did.
    public String takeOutputFailure() {
        String failure = outputFailure;
        outputFailure = "";
        return failure;
    }

    // ---- for the program that holds it

    void memory(UserMemory of) {
        memory = of;
    }

    Pending take() {
        return pending.pollFirst();
    }

    void putBack(Pending.Print rest) {
        pending.addFirst(rest);
    }

    void outputFailed(String message) {
        outputFailure = message;
    }

    int takeNext() {
        int stage = next;
        next = NOWHERE;
        return stage;
    }

    record State(
            List<Pending> pending,
            int output,
            long outputAt,
            int next,
            boolean ended,
            int exitCode,
            String outputFailure) {}

    State save() {
        return new State(List.copyOf(pending), output, outputAt, next, ended, exitCode, outputFailure);
    }

    void restore(State state) {
        pending.clear();
        pending.addAll(state.pending());
        output = state.output();
        outputAt = state.outputAt();
        next = state.next();
        ended = state.ended();
        exitCode = state.exitCode();
        outputFailure = state.outputFailure();
    }
}
