// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal.oltp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.UserMemory;

/// Frames of the process's memory that hold pages. A frame whose change is not in the durable log yet keeps its
/// place: no
/// page goes to the database file before its log.
final class Pool {
    static final int FRAMES = 32;
    static final int LOG_BYTES = 256 << 10;
    static final int LOG_AT = Turn.DATA_AT;
    private static final int FRAMES_AT = LOG_AT + LOG_BYTES;
    static final int MEMORY_KIB = (FRAMES_AT + FRAMES * Page.BYTES) / 1024;

    private static final int EMPTY = -1;

    /// What a frame holds.
    private static final class Frame {
        int page = EMPTY;
        boolean dirty;
        boolean pinned;
        long usedAt;
    }

    private final List<Frame> frames = new ArrayList<>();
    /// Pages whose image is in the log since the latest checkpoint.
    private final Set<Integer> imaged = new TreeSet<>();
    private long uses;

    Pool() {
        for (int i = 0; i < FRAMES; i++) frames.add(new Frame());
    }

    /// The frame that holds a page, from now on the one used last; empty when none does.
    Optional<Integer> find(int page) {
        for (int i = 0; i < FRAMES; i++) {
            if (frames.get(i).page != page) continue;
            frames.get(i).usedAt = ++uses;
            return Optional.of(i);
        }
        return Optional.empty();
    }

    /// The frame that is to hold another page: empty, or the one whose page was used longest ago and may go.
    int victim() {
        int best = EMPTY;
        for (int i = 0; i < FRAMES; i++) {
            Frame frame = frames.get(i);
            if (frame.pinned) continue;
            if (best == EMPTY || frame.usedAt < frames.get(best).usedAt) best = i;
        }
        if (best == EMPTY) throw new IllegalStateException("a group has more pages than the pool has frames");
        return best;
    }

    boolean isDirty(int frame) {
        return frames.get(frame).dirty;
    }

    int page(int frame) {
        return frames.get(frame).page;
    }

    void put(int frame, int page) {
        Frame f = frames.get(frame);
        f.page = page;
        f.dirty = false;
        f.usedAt = ++uses;
    }

    void clean(int frame) {
        frames.get(frame).dirty = false;
    }

    static int at(int frame) {
        return FRAMES_AT + frame * Page.BYTES;
    }

    /// A change that is not in the durable log yet when `pin` is set.
    void change(int frame, byte[] change, UserMemory memory, boolean pin) {
        memory.put(at(frame), change);
        memory.put(at(frame) + Page.slotAt(change), java.util.Arrays.copyOf(change, 8));
        frames.get(frame).dirty = true;
        frames.get(frame).pinned |= pin;
    }

    void image(int frame, byte[] page, UserMemory memory) {
        memory.put(at(frame), page);
        frames.get(frame).dirty = true;
    }

    /// Whether this is the page's first change since the checkpoint; asked once for each change.
    boolean firstChange(int page) {
        return imaged.add(page);
    }

    /// The log is durable.
    void unpin() {
        for (Frame frame : frames) frame.pinned = false;
    }

    /// A frame to be written, if there is one.
    Optional<Integer> dirty() {
        for (int i = 0; i < FRAMES; i++) if (frames.get(i).dirty) return Optional.of(i);
        return Optional.empty();
    }

    /// A checkpoint was made: every page's next change has its image in the log again.
    void forgetImages() {
        imaged.clear();
    }

    record FrameState(int page, boolean dirty, boolean pinned, long usedAt) {}

    record State(List<FrameState> frames, List<Integer> imaged, long uses) {}

    State save() {
        return new State(
                frames.stream()
                        .map(f -> new FrameState(f.page, f.dirty, f.pinned, f.usedAt))
                        .toList(),
                List.copyOf(imaged),
                uses);
    }

    void restore(State s) {
        for (int i = 0; i < FRAMES; i++) {
            Frame frame = frames.get(i);
            FrameState saved = s.frames().get(i);
            frame.page = saved.page();
            frame.dirty = saved.dirty();
            frame.pinned = saved.pinned();
            frame.usedAt = saved.usedAt();
        }
        imaged.clear();
        imaged.addAll(s.imaged());
        uses = s.uses();
    }
}
