// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.scsi.ScsiRequest;
import org.enlighten.os.scsi.ScsiResult;
import org.enlighten.os.scsi.ScsiResult.Sense;
import org.enlighten.os.scsi.ScsiResult.Status;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.vmbus.Outgoing;
import org.enlighten.vmbus.Packet;
import org.enlighten.vmbus.client.GuestChannel;
import org.enlighten.vmbus.protocol.GpaRange;
import org.enlighten.vmbus.storage.protocol.ChannelProperties;
import org.enlighten.vmbus.storage.protocol.NtStatus;
import org.enlighten.vmbus.storage.protocol.Srb;
import org.enlighten.vmbus.storage.protocol.SrbAnswer;
import org.enlighten.vmbus.storage.protocol.SrbStatus;
import org.enlighten.vmbus.storage.protocol.StorageCodec;
import org.enlighten.vmbus.storage.protocol.StorageOperation;
import org.enlighten.vmbus.storage.protocol.StorageVersion;

/// A guest's talk with the storage provider on one channel: the beginning, which agrees on a version, then commands
/// and
/// their ends. A command goes with the address of its data, never with the data.
final class StorageLink implements Snapshottable<StorageLink.State> {
    /// Who talks.
    interface Client {
        /// Commands can be sent.
        void ready();

        /// The host does not agree; a sentence says to what.
        void refused(String why);

        void executed(long tag, ScsiResult result);

        /// The host says that there are other disks than before.
        void changed();
    }

    enum At {
        CLOSED,
        BEGIN,
        VERSION,
        PROPERTIES,
        END,
        READY,
        REFUSED
    }

    /// @param asked index of the version that is asked for, or was agreed on
    record State(At at, int asked, ChannelProperties properties) {}

    /// Transaction of the beginning, as Linux has it. Those of commands are their tags.
    private static final long BEGINNING = -3;
    /// Of an SRB: no synchronous transfer; data in; data out.
    private static final int FLAGS = 0x8;

    private static final int FLAG_IN = 0x40;
    private static final int FLAG_OUT = 0x80;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int SENSE_ROOM = 20;
    private static final ChannelProperties UNKNOWN = new ChannelProperties(0, 0, 0, 0);

    private final List<StorageVersion> versions;
    private final Client client;
    private final Outgoing out = new Outgoing();
    private At at = At.CLOSED;
    private int asked;
    private ChannelProperties properties = UNKNOWN;

    StorageLink(StorageSettings settings, Client client) {
        versions = settings.versions();
        this.client = client;
    }

    boolean isReady() {
        return at == At.READY;
    }

    ChannelProperties properties() {
        return properties;
    }

    StorageVersion version() {
        return versions.get(Math.min(asked, versions.size() - 1));
    }

    /// The channel is open.
    void begin(GuestChannel channel) {
        asked = 0;
        properties = UNKNOWN;
        at = At.BEGIN;
        say(channel, StorageCodec.plain(StorageOperation.BEGIN_INITIALIZATION, version()));
    }

    void closed() {
        at = At.CLOSED;
    }

    private void say(GuestChannel channel, byte[] packet) {
        channel.send(out.data(BEGINNING).payload(packet).wantsCompletion());
    }

    /// What the host says by itself.
    void received(Packet packet) {
        Optional<StorageOperation> operation = StorageCodec.operation(packet.payload());
        if (operation
                .filter(o -> o == StorageOperation.ENUMERATE_BUS || o == StorageOperation.REMOVE_DEVICE)
                .isPresent()) client.changed();
    }

    /// An answer.
    void completed(GuestChannel channel, Packet packet) {
        byte[] payload = packet.payload();
        boolean answer = StorageCodec.operation(payload)
                .filter(o -> o == StorageOperation.COMPLETE_IO)
                .isPresent();
        if (!answer) return;
        if (packet.transaction() == BEGINNING) goOn(channel, payload);
        else if (at == At.READY) client.executed(packet.transaction(), result(StorageCodec.srbAnswer(payload)));
    }

    private void goOn(GuestChannel channel, byte[] answer) {
        int status = StorageCodec.status(answer);
        if (at == At.VERSION && status == NtStatus.REVISION_MISMATCH && asked + 1 < versions.size()) {
            asked++;
            askVersion(channel);
        } else if (status != NtStatus.SUCCESS) {
            client.refused("The host's storage provider answered 0x%08X to %s.".formatted(status, at));
            at = At.REFUSED;
        } else next(channel, answer);
    }

    private void next(GuestChannel channel, byte[] answer) {
        switch (at) {
            case BEGIN -> {
                at = At.VERSION;
                askVersion(channel);
            }
            case VERSION -> {
                at = At.PROPERTIES;
                say(channel, StorageCodec.plain(StorageOperation.QUERY_PROPERTIES, version()));
            }
            case PROPERTIES -> {
                properties = StorageCodec.properties(answer);
                at = At.END;
                say(channel, StorageCodec.plain(StorageOperation.END_INITIALIZATION, version()));
            }
            case END -> {
                at = At.READY;
                client.ready();
            }
            case CLOSED, READY, REFUSED -> {}
        }
    }

    private void askVersion(GuestChannel channel) {
        say(channel, StorageCodec.queryVersion(version(), version()));
    }

    /// Sends a command; false when there is no room, or the host is not ready for it.
    boolean execute(GuestChannel channel, UnitAddress to, long tag, ScsiRequest request, long cause) {
        if (at != At.READY) return false;
        int direction = switch (request.way()) {
            case OUT -> Srb.OUT;
            case IN -> Srb.IN;
            case NONE -> Srb.NONE;
        };
        int flags = FLAGS | (direction == Srb.IN ? FLAG_IN : direction == Srb.OUT ? FLAG_OUT : 0);
        Srb srb = new Srb(
                version().srbBytes(),
                to.path(),
                to.target(),
                to.lun(),
                request.cdb().length,
                SENSE_ROOM,
                direction,
                request.bytes(),
                request.cdb());
        byte[] packet = StorageCodec.execute(srb, flags, TIMEOUT_SECONDS, version());
        if (request.bytes() == 0) out.data(tag);
        else out.direct(tag, List.of(GpaRange.of(request.gpa(), request.bytes())));
        return channel.send(out.payload(packet).wantsCompletion().cause(cause));
    }

    private static ScsiResult result(SrbAnswer answer) {
        SrbStatus status = SrbStatus.SUCCESS;
        for (SrbStatus known : SrbStatus.values()) if (known.code() == answer.code()) status = known;
        if (answer.code() == SrbStatus.SUCCESS.code()) return ScsiResult.good(answer.dataBytes());
        if (answer.hasSense()) return new ScsiResult(Status.CHECK_CONDITION, 0, Sense.of(answer.sense()));
        return ScsiResult.of(
                switch (status) {
                    case BUSY -> Status.BUSY;
                    case NO_UNIT -> Status.NO_UNIT;
                    default -> Status.FAILED;
                });
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(at, asked, properties);
    }

    @Override
    public void restore(State s) {
        at = s.at();
        asked = s.asked();
        properties = s.properties();
    }
}
