// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.network;

import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Listing;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.Access;
import org.enlighten.os.net.protocol.Endpoint;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.simulation.Saved;

/// Serves the files of one directory to whoever asks, one request after the other, until it is ended. What a request
/// names is a file in that directory and nowhere else.
///
/// Its arguments: `NAME=DIRECTORY`.
public final class ShareServer implements Activity {
    private enum At {
        START,
        CREATED,
        BOUND,
        LISTENING,
        ACCEPTED,
        HEAD,
        MEASURED,
        OPENED,
        STORED,
        RECEIVED,
        FLUSHED,
        ANSWERED,
        READ,
        SENT,
        FINISHED,
        CLOSED
    }

    record State(
            int listener, int connection, int file, String path, int what, long done, long bytes, int held, int sent) {}

    private static final int NOTHING = -1;
    private static final int BACKLOG = 8;
    private static final int PIECE_BYTES = 16_384;
    private static final long PATIENCE_NS = 60_000_000_000L;

    private final String share;
    private final String directory;
    private int listener = NOTHING;
    private int connection = NOTHING;
    private int file = NOTHING;
    private String path = "";
    private int what;
    /// Bytes moved of those that are to be.
    private long done;

    private long bytes;
    /// Bytes in memory, and of these those that are sent or written.
    private int held;

    private int sent;

    /// @param separator between the names of a path on this system
    public ShareServer(String arguments, char separator) {
        int equals = arguments.indexOf('=');
        share = equals < 0 ? "" : arguments.substring(0, equals).strip();
        String given = equals < 0 ? "" : arguments.substring(equals + 1).strip();
        directory = given.isEmpty() || given.endsWith(String.valueOf(separator)) ? given : given + separator;
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        switch (At.values()[at]) {
            case START -> start(turn);
            case CREATED -> created(of, turn);
            case BOUND -> {
                if (!of.isSuccess()) turn.fail("Another share is served here already: " + Turn.reason(of));
                else net(turn, new SocketCall.Listen(listener, BACKLOG), At.LISTENING);
            }
            case LISTENING -> net(turn, new SocketCall.Accept(listener, SocketCall.FOREVER), At.ACCEPTED);
            case ACCEPTED -> accepted(of, turn);
            case HEAD -> head(of, turn);
            case MEASURED -> measured(of, turn);
            case OPENED -> opened(of, turn);
            case RECEIVED -> received(of, turn);
            case STORED -> stored(of, turn);
            case FLUSHED -> {
                if (of.isSuccess()) answer(ShareHead.WELL, done, "", turn);
                else refuse(Turn.reason(of), turn);
            }
            case ANSWERED -> answered(of, turn);
            case READ -> read(of, turn);
            case SENT -> sent(of, turn);
            case FINISHED -> close(turn);
            case CLOSED -> net(turn, new SocketCall.Accept(listener, SocketCall.FOREVER), At.ACCEPTED);
        }
    }

    private static void net(Turn turn, SocketCall call, At then) {
        turn.call(new SystemCall.Network(call), then);
    }

    private void start(Turn turn) {
        boolean sound = share.matches("[A-Za-z0-9_$-]{1,32}") && !directory.isEmpty();
        if (!sound) turn.fail("A share needs a name and a directory: NAME=DIRECTORY");
        else net(turn, new SocketCall.Create(SocketCall.Kind.STREAM), At.CREATED);
    }

    private void created(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        listener = (int) of.value();
        net(turn, new SocketCall.Bind(listener, new Endpoint(Ipv4Address.ANY, ShareHead.PORT), 0), At.BOUND);
    }

    private void accepted(Result of, Turn turn) {
        if (!of.isSuccess()) {
            turn.fail(of);
            return;
        }
        connection = (int) of.value();
        held = 0;
        done = 0;
        sent = 0;
        receive(ShareHead.BYTES, At.HEAD, turn);
    }

    /// More into memory, behind what is held.
    private void receive(long most, At then, Turn turn) {
        int room = (int) Math.min(most, turn.dataBytes(PIECE_BYTES) - held);
        net(turn, new SocketCall.Receive(connection, Turn.DATA_AT + held, room, PATIENCE_NS), then);
    }

    private void head(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() == 0) {
            close(turn);
            return;
        }
        held += (int) of.value();
        if (held < ShareHead.BYTES) {
            receive(ShareHead.BYTES - held, At.HEAD, turn);
            return;
        }
        Optional<ShareHead> head = ShareHead.decode(turn.memory().bytes(Turn.DATA_AT, ShareHead.BYTES));
        held = 0;
        if (head.isEmpty()) close(turn);
        else asked(head.get(), turn);
    }

    private void asked(ShareHead head, Turn turn) {
        what = head.what();
        bytes = what == ShareHead.PUT ? head.bytes() : 0;
        int slash = head.text().indexOf('/');
        String name = head.text().substring(slash + 1);
        boolean known = slash > 0 && head.text().substring(0, slash).equalsIgnoreCase(share);
        if (!known) refuse("There is no such share here: '%s'.".formatted(head.text()), turn);
        else if (!name.matches("[A-Za-z0-9_$~()-][A-Za-z0-9_$~().-]{0,99}"))
            refuse("'%s' cannot be the name of a file of a share.".formatted(name), turn);
        else open(directory + name, turn);
    }

    private void open(String whole, Turn turn) {
        path = whole;
        if (what == ShareHead.PUT) turn.call(new SystemCall.Open(path, Access.REPLACE), At.OPENED);
        else if (what == ShareHead.GET) turn.call(new SystemCall.Stat(path), At.MEASURED);
        else close(turn);
    }

    private void measured(Result of, Turn turn) {
        boolean there = of.isSuccess() && !of.detail(Listing.Entry.class).directory();
        if (there) {
            bytes = of.detail(Listing.Entry.class).sizeBytes();
            turn.call(new SystemCall.Open(path, Access.READ), At.OPENED);
        } else refuse(of.isSuccess() ? "A directory cannot be copied." : Turn.reason(of), turn);
    }

    private void opened(Result of, Turn turn) {
        if (!of.isSuccess()) {
            refuse(Turn.reason(of), turn);
            return;
        }
        file = (int) of.value();
        if (what == ShareHead.PUT) receiveOn(turn);
        else answer(ShareHead.WELL, bytes, "", turn);
    }

    // put

    private void receiveOn(Turn turn) {
        if (done < bytes) receive(bytes - done, At.RECEIVED, turn);
        else turn.call(new SystemCall.Flush(file), At.FLUSHED);
    }

    private void received(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() == 0) {
            close(turn);
            return;
        }
        held = (int) of.value();
        sent = 0;
        store(turn);
    }

    private void store(Turn turn) {
        turn.call(new SystemCall.Write(file, done, Turn.DATA_AT + sent, held - sent), At.STORED);
    }

    private void stored(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) {
            refuse(Turn.reason(of), turn);
            return;
        }
        sent += (int) of.value();
        done += of.value();
        if (sent < held) {
            store(turn);
            return;
        }
        held = 0;
        receiveOn(turn);
    }

    // get

    private void refuse(String sentence, Turn turn) {
        answer(ShareHead.FAILED, 0, sentence, turn);
    }

    private void answer(int status, long length, String sentence, Turn turn) {
        if (status == ShareHead.FAILED) what = ShareHead.FAILED;
        turn.memory().put(Turn.DATA_AT, new ShareHead(status, length, sentence).encode());
        held = ShareHead.BYTES;
        sent = 0;
        send(At.ANSWERED, turn);
    }

    private void send(At then, Turn turn) {
        net(turn, new SocketCall.Send(connection, Turn.DATA_AT + sent, held - sent, PATIENCE_NS), then);
    }

    private void answered(Result of, Turn turn) {
        if (!of.isSuccess()) close(turn);
        else if ((sent += (int) of.value()) < held) send(At.ANSWERED, turn);
        else if (what == ShareHead.GET) readOn(turn);
        else net(turn, new SocketCall.Finish(connection), At.FINISHED);
    }

    private void readOn(Turn turn) {
        int piece = (int) Math.min(bytes - done, turn.dataBytes(PIECE_BYTES));
        if (piece > 0) turn.call(new SystemCall.Read(file, done, Turn.DATA_AT, piece), At.READ);
        else net(turn, new SocketCall.Finish(connection), At.FINISHED);
    }

    private void read(Result of, Turn turn) {
        if (!of.isSuccess() || of.value() <= 0) close(turn);
        else {
            held = (int) of.value();
            sent = 0;
            send(At.SENT, turn);
        }
    }

    private void sent(Result of, Turn turn) {
        if (!of.isSuccess()) {
            close(turn);
            return;
        }
        sent += (int) of.value();
        done += of.value();
        if (sent < held) send(At.SENT, turn);
        else readOn(turn);
    }

    /// Takes the next one.
    private void close(Turn turn) {
        if (file != NOTHING) turn.call(new SystemCall.Close(file));
        file = NOTHING;
        turn.call(new SystemCall.Close(connection), At.CLOSED);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(listener, connection, file, path, what, done, bytes, held, sent));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        listener = s.listener();
        connection = s.connection();
        file = s.file();
        path = s.path();
        what = s.what();
        done = s.done();
        bytes = s.bytes();
        held = s.held();
        sent = s.sent();
    }
}
