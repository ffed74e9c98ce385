// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

import org.enlighten.block.Outcome;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.storage.command.CommandResult.CheckCondition;
import org.enlighten.storage.command.CommandResult.Way;

/// One logical unit: a hard disk or a DVD drive, as its command set shows it. It moves no data: the answer to a read
/// or write is which bytes of the medium are meant, checked against its size. Every command may come from a hostile
/// guest and gets an answer.
public final class ScsiTarget implements Snapshottable<ScsiTarget.State> {
    /// @param sense the last check condition, for REQUEST SENSE
    /// @param event the next media event (MMC-4 table 178): 0 none, 2 new medium, 3 medium removed
    public record State(long mediumBytes, boolean attention, boolean prevented, CheckCondition sense, int event) {}

    /// Peripheral device types (SPC-3 table 83).
    public enum Kind {
        DISK(0x00, 512),
        DVD(0x05, 2048);

        final int peripheralType;
        final int blockBytes;

        Kind(int peripheralType, int blockBytes) {
            this.peripheralType = peripheralType;
            this.blockBytes = blockBytes;
        }
    }

    private static final int NEW_MEDIUM = 2;
    private static final int MEDIUM_REMOVED = 3;

    private final Kind kind;
    private final boolean readOnly;
    private final InquiryData inquiry;
    private long mediumBytes;
    private boolean attention;
    private boolean prevented;
    private CheckCondition sense = CheckCondition.NO_SENSE;
    private int event;

    /// @param mediumBytes 0: no medium
    public ScsiTarget(Kind kind, DeviceIdentity identity, long mediumBytes, boolean readOnly) {
        this.kind = kind;
        this.readOnly = readOnly;
        this.inquiry = new InquiryData(kind, identity);
        this.mediumBytes = mediumBytes;
    }

    public int blockBytes() {
        return kind.blockBytes;
    }

    public boolean hasMedium() {
        return mediumBytes >= kind.blockBytes;
    }

    /// Software has asked to keep the medium in.
    public boolean removalPrevented() {
        return prevented;
    }

    /// A medium of this size lies in the drive now.
    public void insert(long bytes) {
        mediumBytes = bytes;
        attention = true;
        event = NEW_MEDIUM;
    }

    /// The medium is gone, prevented or not.
    public void remove() {
        mediumBytes = 0;
        attention = false;
        prevented = false;
        event = MEDIUM_REMOVED;
    }

    /// As after power-on; the medium stays.
    public void reset() {
        attention = false;
        prevented = false;
        sense = CheckCondition.NO_SENSE;
        event = 0;
    }

    public CommandResult execute(byte[] cdb) {
        ScsiCommand command = ScsiCommand.decode(cdb);
        CommandResult result = attention && !toleratesAttention(command) ? attention() : answer(command);
        if (result instanceof CheckCondition check) sense = check;
        else if (!(command instanceof ScsiCommand.RequestSense)) sense = CheckCondition.NO_SENSE;
        return result;
    }

    /// A transfer that [#execute] asked for has failed: what the command comes to then.
    public CheckCondition failed(Way way, Outcome.Failed outcome) {
        sense = switch (outcome.failure()) {
            case MEDIUM_ERROR, CORRUPT ->
                new CheckCondition(CheckCondition.MEDIUM_ERROR, way == Way.READ ? 0x11 : 0x0C, 0);
            case OUT_OF_RANGE -> CheckCondition.OUT_OF_RANGE;
            case READ_ONLY -> CheckCondition.WRITE_PROTECTED;
            case NO_SPACE -> new CheckCondition(CheckCondition.DATA_PROTECT, 0x27, 7);
            case GONE -> CheckCondition.NO_MEDIUM;
            case NOT_FOUND, EXISTS, NOT_EMPTY, INVALID -> new CheckCondition(CheckCondition.HARDWARE_ERROR, 0x44, 0);
        };
        return sense;
    }

    /// The last check condition in fixed format (SPC-3 4.5.3), for transports that send it along.
    public byte[] senseData() {
        return sense.senseData();
    }

    private static boolean toleratesAttention(ScsiCommand command) {
        return switch (command) {
            case ScsiCommand.Inquiry _,
                    ScsiCommand.RequestSense _,
                    ScsiCommand.ReportLuns _,
                    ScsiCommand.GetConfiguration _,
                    ScsiCommand.GetEventStatus _ -> true;
            default -> false;
        };
    }

    private CheckCondition attention() {
        attention = false;
        return CheckCondition.MEDIUM_CHANGED;
    }

    private CommandResult answer(ScsiCommand command) {
        return switch (command) {
            case ScsiCommand.TestUnitReady() -> hasMedium() ? new CommandResult.Good() : CheckCondition.NO_MEDIUM;
            case ScsiCommand.RequestSense(int allocation) -> requestSense(allocation);
            case ScsiCommand.Inquiry(int page, int allocation) -> inquiry.answer(page, allocation);
            case ScsiCommand.ReadCapacity(boolean extended, int allocation) -> capacity(extended, allocation);
            case ScsiCommand.Read(long block, long blocks) -> transfer(Way.READ, block, blocks);
            case ScsiCommand.Write(long block, long blocks) -> write(block, blocks);
            case ScsiCommand.Verify(long block, long blocks) -> verify(block, blocks);
            case ScsiCommand.SynchronizeCache() -> hasMedium() ? new CommandResult.Flush() : CheckCondition.NO_MEDIUM;
            case ScsiCommand.ModeSense sense -> ModePages.answer(sense, kind, blocks(), readOnly || isDvd());
            case ScsiCommand.StartStop(boolean start, boolean eject) -> startStop(start, eject);
            case ScsiCommand.PreventRemoval(boolean prevent) -> prevent(prevent);
            case ScsiCommand.ReportLuns(long allocation) -> reportLuns(allocation);
            case ScsiCommand.ReadToc toc -> dvd() instanceof CheckCondition no ? no : DiscData.toc(toc, blocks());
            case ScsiCommand.GetConfiguration get ->
                isDvd() ? DiscData.configuration(get, blocks()) : CheckCondition.INVALID_OPERATION;
            case ScsiCommand.GetEventStatus get -> isDvd() ? eventStatus(get) : CheckCondition.INVALID_OPERATION;
            case ScsiCommand.ReadDiscInformation information ->
                dvd() instanceof CheckCondition no ? no : DiscData.information(information);
            case ScsiCommand.Unknown _ -> CheckCondition.INVALID_OPERATION;
        };
    }

    private boolean isDvd() {
        return kind == Kind.DVD;
    }

    /// Whether a command for discs with something in them can run.
    private CommandResult dvd() {
        if (!isDvd()) return CheckCondition.INVALID_OPERATION;
        return hasMedium() ? new CommandResult.Good() : CheckCondition.NO_MEDIUM;
    }

    private long blocks() {
        return mediumBytes / kind.blockBytes;
    }

    private CommandResult requestSense(int allocation) {
        if (attention) sense = attention();
        CommandResult data = CommandBytes.cut(senseData(), allocation);
        sense = CheckCondition.NO_SENSE;
        return data;
    }

    private CommandResult capacity(boolean extended, int allocation) {
        if (!hasMedium()) return CheckCondition.NO_MEDIUM;
        long last = blocks() - 1;
        if (extended) return CommandBytes.cut(CommandBytes.of(32).u64(0, last).u32(8, kind.blockBytes), allocation);
        return CommandBytes.cut(
                CommandBytes.of(8).u32(0, Math.min(last, 0xFFFFFFFFL)).u32(4, kind.blockBytes), 8);
    }

    private CommandResult transfer(Way way, long block, long blocks) {
        if (!hasMedium()) return CheckCondition.NO_MEDIUM;
        if (block < 0 || block > blocks() || blocks > blocks() - block) return CheckCondition.OUT_OF_RANGE;
        if (blocks == 0) return new CommandResult.Good();
        return new CommandResult.Transfer(way, block * kind.blockBytes, blocks * kind.blockBytes);
    }

    private CommandResult write(long block, long blocks) {
        if (isDvd()) return CheckCondition.INVALID_OPERATION;
        return readOnly ? CheckCondition.WRITE_PROTECTED : transfer(Way.WRITE, block, blocks);
    }

    /// The medium keeps what it was given: in range is all there is to verify.
    private CommandResult verify(long block, long blocks) {
        return transfer(Way.READ, block, blocks) instanceof CheckCondition no ? no : new CommandResult.Good();
    }

    private CommandResult startStop(boolean start, boolean eject) {
        if (!eject || start || !isDvd()) return new CommandResult.Good();
        if (prevented) return CheckCondition.REMOVAL_PREVENTED;
        if (!hasMedium()) return new CommandResult.Good();
        remove();
        return new CommandResult.Ejected();
    }

    private CommandResult prevent(boolean prevent) {
        prevented = prevent && hasMedium();
        return new CommandResult.Good();
    }

    private static CommandResult reportLuns(long allocation) {
        return CommandBytes.cut(CommandBytes.of(16).u32(0, 8), allocation);
    }

    private CommandResult eventStatus(ScsiCommand.GetEventStatus get) {
        CommandResult data = DiscData.eventStatus(get, event, hasMedium());
        if (data instanceof CommandResult.Data(byte[] bytes) && bytes.length >= 8) event = 0;
        return data;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(mediumBytes, attention, prevented, sense, event);
    }

    @Override
    public void restore(State s) {
        mediumBytes = s.mediumBytes();
        attention = s.attention();
        prevented = s.prevented();
        sense = s.sense();
        event = s.event();
    }
}
