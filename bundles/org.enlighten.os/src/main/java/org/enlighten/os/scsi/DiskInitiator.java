// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.scsi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.scsi.ScsiResult.Sense;
import org.enlighten.os.scsi.ScsiResult.Status;
import org.enlighten.simulation.Snapshottable;

/// The class driver's part of a disk that takes SCSI commands: asks it what it is, then turns block requests into
/// commands and their ends into outcomes. A unit that is busy or has a word to say first (unit attention) is asked
/// again, so often. Data stays where it is.
public final class DiskInitiator implements Snapshottable<DiskInitiator.State> {
    /// By what commands go out; false when there is no room, after which [#resume] is called.
    public interface Port {
        boolean execute(long tag, ScsiRequest request, long cause);
    }

    /// Who has the disk.
    public interface Client {
        /// It has answered everything: block requests can be submitted.
        void found(DiskFacts facts);

        /// It cannot be used: a sentence says why.
        void unusable(String why);

        void ended(long request, Outcome outcome);
    }

    enum Step {
        IDLE,
        INQUIRY,
        PAGES,
        SERIAL,
        READY,
        CAPACITY,
        LONG_CAPACITY,
        MODE,
        SERVING,
        UNUSABLE
    }

    /// A command under way or waiting for room; `block` is empty while the disk is asked what it is.
    private record Pending(long request, long cause, int tries, Optional<BlockRequest> block) {
        Pending again() {
            return new Pending(request, cause, tries + 1, block);
        }
    }

    record PendingState(long tag, long request, long cause, int tries, Optional<BlockRequest.State> block) {}

    public record State(Step step, DiskFacts facts, long nextTag, List<PendingState> pending, List<Long> waiting) {}

    private static final int TRIES_MOST = 16;
    private static final int SERIAL_PAGE = 0x80;
    private static final long SHORT_LAST = 0xFFFFFFFFL;

    private final GuestMemory memory;
    private final Memories memories;
    private final long page;
    private final Port port;
    private final Client client;
    private final TreeMap<Long, Pending> pending = new TreeMap<>();
    private final ArrayDeque<Long> waiting = new ArrayDeque<>();
    private Step step = Step.IDLE;
    private DiskFacts facts = DiskFacts.NOTHING;
    private long nextTag = 1;

    /// @param page address of a page of the driver's, for what the disk says of itself
    public DiskInitiator(GuestMemory memory, Memories memories, long page, Port port, Client client) {
        this.memory = memory;
        this.memories = memories;
        this.page = page;
        this.port = port;
        this.client = client;
    }

    public DiskFacts facts() {
        return facts;
    }

    /// Asks the disk what it is; from the beginning when it was asked before.
    public void begin() {
        facts = DiskFacts.NOTHING;
        ask(Step.INQUIRY);
    }

    private void ask(Step next) {
        step = next;
        put(new Pending(0, 0, 0, Optional.empty()));
    }

    private void put(Pending p) {
        long tag = nextTag++;
        pending.put(tag, p);
        if (!waiting.isEmpty() || !send(tag, p)) waiting.add(tag);
    }

    private boolean send(long tag, Pending p) {
        ScsiRequest request =
                p.block().map(b -> DiskCommands.of(b, facts.blockBytes())).orElseGet(this::question);
        return port.execute(tag, request, p.cause());
    }

    private ScsiRequest question() {
        return switch (step) {
            case INQUIRY -> DiskCommands.inquiry(page);
            case PAGES -> DiskCommands.page(0, page);
            case SERIAL -> DiskCommands.page(SERIAL_PAGE, page);
            case READY -> DiskCommands.testUnitReady();
            case CAPACITY -> DiskCommands.capacity(page);
            case LONG_CAPACITY -> DiskCommands.longCapacity(page);
            case MODE -> DiskCommands.modeSense(page);
            case IDLE, SERVING, UNUSABLE -> throw new IllegalStateException("nothing is asked: " + step);
        };
    }

    /// There is room again.
    public void resume() {
        while (!waiting.isEmpty() && send(waiting.peek(), pending.get(waiting.peek()))) waiting.remove();
    }

    /// A block request; answered by [Client#ended], perhaps at once.
    public void submit(long request, BlockRequest block, long cause) {
        Optional<Outcome> refusal = refusal(block);
        if (refusal.isPresent()) client.ended(request, refusal.get());
        else put(new Pending(request, cause, 0, Optional.of(block)));
    }

    private Optional<Outcome> refusal(BlockRequest block) {
        if (step != Step.SERVING) return Optional.of(gone());
        return switch (block) {
            case BlockRequest.Read(long at, Slice into) -> refusal(at, into);
            case BlockRequest.Write(long at, Slice data) -> refusal(at, data);
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> Optional.empty();
        };
    }

    private Optional<Outcome> refusal(long at, Slice data) {
        int bytes = data.length();
        boolean whole = ((at | bytes) & (facts.blockBytes() - 1)) == 0;
        boolean fits = bytes <= IoRequest.BLOCK_BYTES_MAX && at >= 0 && at <= facts.sizeBytes() - bytes;
        if (!whole || !fits) return Optional.of(Outcome.outOfRange(at, bytes, facts.sizeBytes()));
        if (bytes == 0) return Optional.of(Outcome.done(0));
        return data.memory() == memory
                ? Optional.empty()
                : Optional.of(failed(Outcome.Failure.INVALID, "takes data in physical memory only"));
    }

    private Outcome gone() {
        return failed(Outcome.Failure.GONE, "is not there");
    }

    private Outcome failed(Outcome.Failure failure, String what) {
        return new Outcome.Failed(failure, "The disk '" + facts.name() + "' " + what + ".");
    }

    /// A command has ended.
    public void executed(long tag, ScsiResult result) {
        Pending p = pending.remove(tag);
        if (p == null) return;
        boolean again = result.status() == Status.BUSY
                || result.status() == Status.CHECK_CONDITION && result.sense().key() == 6;
        if (again && p.tries() < TRIES_MOST) put(p.again());
        else if (p.block().isPresent())
            client.ended(p.request(), outcome(p.block().get(), result));
        else if (result.status() == Status.GOOD) answered();
        else refused(result);
    }

    private void answered() {
        switch (step) {
            case INQUIRY -> inquired();
            case PAGES -> ask(hasSerial() ? Step.SERIAL : Step.READY);
            case SERIAL -> {
                facts = new DiskFacts(facts.name(), text(4, memory.u8(page + 3)), 0, 512, false);
                ask(Step.READY);
            }
            case READY -> ask(Step.CAPACITY);
            case CAPACITY -> {
                long last = big(0, 4);
                if (last == SHORT_LAST) ask(Step.LONG_CAPACITY);
                else sized(last, big(4, 4));
            }
            case LONG_CAPACITY -> sized(big(0, 8), big(8, 4));
            case MODE -> serve((memory.u8(page + 2) & 0x80) != 0);
            case IDLE, SERVING, UNUSABLE -> {}
        }
    }

    /// What a disk need not know is not missed.
    private void refused(ScsiResult result) {
        switch (step) {
            case PAGES, SERIAL -> ask(Step.READY);
            case MODE -> serve(false);
            default -> unusable("answered " + result.status() + " " + result.sense() + " to " + step);
        }
    }

    private void inquired() {
        facts = new DiskFacts(text(8, 8) + " " + text(16, 16), "", 0, 512, false);
        if (memory.u8(page) == 0) ask(Step.PAGES);
        else unusable("is of type 0x%02X".formatted(memory.u8(page)));
    }

    private boolean hasSerial() {
        int count = memory.u8(page + 3);
        for (int i = 0; i < count; i++) if (memory.u8(page + 4 + i) == SERIAL_PAGE) return true;
        return false;
    }

    private void sized(long last, long blockBytes) {
        boolean usable = blockBytes >= 512 && blockBytes <= 4096 && Long.bitCount(blockBytes) == 1;
        long most = Long.MAX_VALUE / 4096 - 1;
        if (!usable || last < 0 || last > most) {
            unusable("has blocks of " + blockBytes + " bytes, the last of them number " + last);
            return;
        }
        facts = new DiskFacts(facts.name(), facts.serial(), (last + 1) * blockBytes, (int) blockBytes, false);
        ask(Step.MODE);
    }

    private void serve(boolean readOnly) {
        step = Step.SERVING;
        facts = new DiskFacts(facts.name(), facts.serial(), facts.sizeBytes(), facts.blockBytes(), readOnly);
        client.found(facts);
    }

    private void unusable(String why) {
        step = Step.UNUSABLE;
        client.unusable("The disk '" + facts.name() + "' " + why + ".");
    }

    private long big(int at, int bytes) {
        long value = 0;
        for (int i = 0; i < bytes; i++) value = value << 8 | memory.u8(page + at + i);
        return value;
    }

    private String text(int at, int bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            int c = memory.u8(page + at + i);
            text.append(c >= ' ' && c < 0x7F ? (char) c : '?');
        }
        return text.toString().strip();
    }

    private Outcome outcome(BlockRequest block, ScsiResult result) {
        return switch (result.status()) {
            case GOOD -> done(block, result.bytes());
            case NO_UNIT -> gone();
            case CHECK_CONDITION -> failed(failure(result.sense()), "answered sense " + result.sense());
            case BUSY -> failed(Outcome.Failure.MEDIUM_ERROR, "stays busy");
            case FAILED -> failed(Outcome.Failure.MEDIUM_ERROR, "could not be reached by its controller");
        };
    }

    private Outcome done(BlockRequest block, long bytes) {
        int wanted = switch (block) {
            case BlockRequest.Read(long _, Slice into) -> into.length();
            case BlockRequest.Write(long _, Slice data) -> data.length();
            case BlockRequest.Barrier _, BlockRequest.Flush _ -> 0;
        };
        return bytes >= wanted
                ? Outcome.done(wanted)
                : failed(Outcome.Failure.MEDIUM_ERROR, "moved %d bytes of %d".formatted(bytes, wanted));
    }

    private static Outcome.Failure failure(Sense sense) {
        return switch (sense.key()) {
            case 2 -> Outcome.Failure.GONE;
            case 5 -> sense.code() == 0x21 ? Outcome.Failure.OUT_OF_RANGE : Outcome.Failure.INVALID;
            case 7 -> sense.qualifier() == 7 ? Outcome.Failure.NO_SPACE : Outcome.Failure.READ_ONLY;
            default -> Outcome.Failure.MEDIUM_ERROR;
        };
    }

    /// The way to the disk is gone: what is under way is answered so.
    public void abandon() {
        step = Step.UNUSABLE;
        List<Pending> all = new ArrayList<>(pending.values());
        pending.clear();
        waiting.clear();
        for (Pending p : all) if (p.block().isPresent()) client.ended(p.request(), gone());
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        List<PendingState> all = new ArrayList<>();
        pending.forEach((tag, p) -> all.add(new PendingState(
                tag, p.request(), p.cause(), p.tries(), p.block().map(BlockRequest::state))));
        return new State(step, facts, nextTag, all, List.copyOf(waiting));
    }

    @Override
    public void restore(State s) {
        step = s.step();
        facts = s.facts();
        nextTag = s.nextTag();
        for (PendingState p : s.pending())
            pending.put(
                    p.tag(),
                    new Pending(p.request(), p.cause(), p.tries(), p.block().map(b -> b.in(memories))));
        waiting.addAll(s.waiting());
    }
}
