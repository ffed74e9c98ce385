// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.simulation.Saved;

/// Copies one file to or from a share of another machine. What came in part is deleted again.
public final class ShareCopy implements Activity {
    private enum At {
        START,
        MEASURED,
        OPENED,
        CREATED,
        CONNECTED,
        HEAD_SENT,
        READ,
        SENT,
        FINISHED,
        ANSWER,
        RECEIVED,
        WRITTEN,
        CLOSED
    }

    record State(int file, int connection, long bytes, long done, int held, int sent, boolean answered) {}

    private static final int NOTHING = -1;
    private static final int PIECE_BYTES = 16_384;
    private static final long PATIENCE_NS = 120_000_000_000L;

    private final ShareFile remote;
    private final String local;
    private final boolean put;
    private int file = NOTHING;
    private int connection = NOTHING;
    private long bytes;
    private long done;
    private int held;
    private int sent;
    private boolean answered;

    /// @param put to the share, else from it
    public ShareCopy(ShareFile remote, String local, boolean put) {
        this.remote = remote;
        this.local = local;
        this.put = put;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> {
                if (put) turn.call(new SystemCall.Stat(local), At.MEASURED);
                else net(turn, new SocketCall.Create(SocketCall.Kind.STREAM), At.CREATED);
            }
            case MEASURED -> measured(of, turn);
            case OPENED -> opened(of, turn);
            case CREATED -> created(of, turn);
            case CONNECTED -> {
                if (of.isSuccess()) sendHead(turn);
                else giveUp("%s does not answer: %s".formatted(remote.host(), Turn.reason(of)), turn);
            }
            case HEAD_SENT -> headSent(of, turn);
            case READ -> read(of, turn);
            case SENT -> sent(of, turn);
            case FINISHED -> receive(At.ANSWER, turn);
            case ANSWER -> answer(of, turn);
            case RECEIVED -> received(of, turn);
            case WRITTEN -> written(of, turn);
            case CLOSED -> turn.end(0);
        }
    }

    private static void net(Turn turn, SocketCall call, At then) {
        turn.call(new SystemCall.Network(call), then);
    }

    private void measured(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        bytes = of.detail(Listing.Entry.class).sizeBytes();
        turn.call(new SystemCall.Open(local, Access.READ), At.OPENED);
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            giveUp(Turn.reason(of), turn);
            return;
        }
        file = (int) of.value();
        if (put) net(turn, new SocketCall.Create(SocketCall.Kind.STREAM), At.CREATED);
        else takeHeld(turn);
    }

    private void created(Result of, Turn turn) {
        if (!of.isSuccess()) {
            giveUp(Turn.reason(of), turn);
            return;
        }
        connection = (int) of.value();
        net(
                turn,
                new SocketCall.Connect(connection, new Endpoint(remote.host(), ShareHead.PORT), PATIENCE_NS),
                At.CONNECTED);
    }

    private void sendHead(Turn turn) {
        ShareHead head =
                new ShareHead(put ? ShareHead.PUT : ShareHead.GET, bytes, remote.share() + "/" + remote.name());
        turn.memory().put(Turn.DATA_AT, head.encode());
        held = ShareHead.BYTES;
        sent = 0;
        send(At.HEAD_SENT, turn);
    }

    private void send(At then, Turn turn) {
        net(turn, new SocketCall.Send(connection, Turn.DATA_AT + sent, held - sent, PATIENCE_NS), then);
    }

    private void headSent(Result of, Turn turn) {
        if (!of.isSuccess()) giveUp(Turn.reason(of), turn);
        else if ((sent += (int) of.value()) < held) send(At.HEAD_SENT, turn);
        else if (put) readOn(turn);
        else finish(turn);
    }

    private void finish(Turn turn) {
        held = 0;
        net(turn, new SocketCall.Finish(connection), At.FINISHED);
    }

    private void readOn(Turn turn) {
        int piece = (int) Math.min(bytes - done, turn.dataBytes(PIECE_BYTES));
        if (piece > 0) turn.call(new SystemCall.Read(file, done, Turn.DATA_AT, piece), At.READ);
        else finish(turn);
    }

    private void read(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) {
            boolean shorter = of.isSuccess() || of.status() == Status.END_OF_FILE;
            giveUp(shorter ? "'%s' became shorter while it was copied.".formatted(local) : Turn.reason(of), turn);
            return;
        }
        held = (int) of.value();
        sent = 0;
        send(At.SENT, turn);
    }

    /// Who does not take it has said why.
    private void sent(Result of, Turn turn) {
        if (!of.isSuccess()) {
            held = 0;
            receive(At.ANSWER, turn);
            return;
        }
        sent += (int) of.value();
        done += of.value();
        if (sent < held) send(At.SENT, turn);
        else readOn(turn);
    }

    private void receive(At then, Turn turn) {
        int room = answered ? turn.dataBytes(PIECE_BYTES) : ShareHead.BYTES - held;
        net(turn, new SocketCall.Receive(connection, Turn.DATA_AT + held, room, PATIENCE_NS), then);
    }

    private void answer(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() == 0) {
            giveUp("%s has broken off.".formatted(remote.host()), turn);
            return;
        }
        held += (int) of.value();
        if (held < ShareHead.BYTES) {
            receive(At.ANSWER, turn);
            return;
        }
        Optional<ShareHead> head = ShareHead.decode(turn.memory().bytes(Turn.DATA_AT, ShareHead.BYTES));
        held = 0;
        answered = true;
        if (head.isEmpty()) giveUp("%s serves no shares.".formatted(remote.host()), turn);
        else if (head.get().what() != ShareHead.WELL) giveUp(head.get().text(), turn);
        else if (put) close(turn);
        else {
            bytes = head.get().bytes();
            turn.call(new SystemCall.Open(local, Access.REPLACE), At.OPENED);
        }
    }

    private void takeHeld(Turn turn) {
        receive(At.RECEIVED, turn);
    }

    private void received(Result of, Turn turn) {
        boolean early = of.isSuccess() && of.value() == 0 && done < bytes;
        if (!of.isSuccess() || early) giveUp("%s has broken off.".formatted(remote.host()), turn);
        else if (of.value() == 0) close(turn);
        else {
            held = (int) of.value();
            sent = 0;
            write(turn);
        }
    }

    private void write(Turn turn) {
        turn.call(new SystemCall.Write(file, done, Turn.DATA_AT + sent, held - sent), At.WRITTEN);
    }

    private void written(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) {
            giveUp(Turn.reason(of), turn);
            return;
        }
        sent += (int) of.value();
        done += of.value();
        if (sent < held) {
            write(turn);
            return;
        }
        held = 0;
        takeHeld(turn);
    }

    private void close(Turn turn) {
        turn.call(new SystemCall.Close(file));
        turn.call(new SystemCall.Close(connection), At.CLOSED);
    }

    private void giveUp(String sentence, Turn turn) {
        if (connection != NOTHING) turn.call(new SystemCall.Close(connection));
        if (file != NOTHING) turn.call(new SystemCall.Close(file));
        if (file != NOTHING && !put) turn.call(new SystemCall.Delete(local));
        turn.fail(sentence);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(file, connection, bytes, done, held, sent, answered));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        file = s.file();
        connection = s.connection();
        bytes = s.bytes();
        done = s.done();
        held = s.held();
        sent = s.sent();
        answered = s.answered();
    }
}
