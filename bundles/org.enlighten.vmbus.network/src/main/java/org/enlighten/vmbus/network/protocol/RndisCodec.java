// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.enlighten.vmbus.network.protocol.RndisMessage.Halt;
import org.enlighten.vmbus.network.protocol.RndisMessage.Indicate;
import org.enlighten.vmbus.network.protocol.RndisMessage.Initialize;
import org.enlighten.vmbus.network.protocol.RndisMessage.InitializeComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.KeepAlive;
import org.enlighten.vmbus.network.protocol.RndisMessage.KeepAliveComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Query;
import org.enlighten.vmbus.network.protocol.RndisMessage.QueryComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Reset;
import org.enlighten.vmbus.network.protocol.RndisMessage.ResetComplete;
import org.enlighten.vmbus.network.protocol.RndisMessage.Set;
import org.enlighten.vmbus.network.protocol.RndisMessage.SetComplete;

/// Messages of the control channel as bytes (MS-RNDIS): type u32@0, length of the whole u32@4, fields from 8. Offsets
/// of data count from byte 8.
public final class RndisCodec {
    /// The longest that is looked at: nobody sets or queries more.
    public static final int BYTES_MAX = 4_096;

    private static final int INITIALIZE = 2;
    private static final int HALT = 3;
    private static final int QUERY = 4;
    private static final int SET = 5;
    private static final int RESET = 6;
    private static final int INDICATE = 7;
    private static final int KEEP_ALIVE = 8;
    private static final int SET_EX = 9;
    private static final int COMPLETE = 0x80000000;

    private static final int HEAD_BYTES = 8;
    private static final int QUERY_DATA_AT = 20;
    private static final int ANSWER_DATA_AT = 16;
    private static final int INDICATE_DATA_AT = 12;

    private RndisCodec() {}

    public static byte[] encode(RndisMessage message) {
        return switch (message) {
            case Initialize(int id, int major, int minor, int max) -> words(INITIALIZE, id, major, minor, max);
            case InitializeComplete m ->
                words(
                        INITIALIZE | COMPLETE,
                        m.request(),
                        m.status(),
                        m.major(),
                        m.minor(),
                        1,
                        0,
                        m.packetsMax(),
                        m.transferBytesMax(),
                        m.alignment(),
                        0,
                        0);
            case Halt(int id) -> words(HALT, id);
            case Query(int id, int oid, byte[] data) ->
                with(data, words(QUERY, id, oid, data.length, data.length == 0 ? 0 : QUERY_DATA_AT, 0));
            case QueryComplete(int id, int status, byte[] data) ->
                // an answer that failed must not look as if it had data
                with(data, words(QUERY | COMPLETE, id, status, data.length, data.length == 0 ? 0 : ANSWER_DATA_AT));
            case Set(int id, int oid, byte[] data) -> with(data, words(SET, id, oid, data.length, QUERY_DATA_AT, 0));
            case SetComplete(int id, int status) -> words(SET | COMPLETE, id, status);
            case Reset() -> words(RESET, 0);
            case ResetComplete(int status, boolean lost) -> words(RESET | COMPLETE, status, lost ? 1 : 0);
            case Indicate(int status, byte[] data) ->
                with(data, words(INDICATE, status, data.length, data.length == 0 ? 0 : INDICATE_DATA_AT));
            case KeepAlive(int id) -> words(KEEP_ALIVE, id);
            case KeepAliveComplete(int id, int status) -> words(KEEP_ALIVE | COMPLETE, id, status);
        };
    }

    private static byte[] words(int type, int... fields) {
        ByteBuffer b = buffer(new byte[HEAD_BYTES + fields.length * Integer.BYTES]);
        b.putInt(type).putInt(b.capacity());
        for (int field : fields) b.putInt(field);
        return b.array();
    }

    private static byte[] with(byte[] data, byte[] head) {
        byte[] whole = Arrays.copyOf(head, head.length + data.length);
        System.arraycopy(data, 0, whole, head.length, data.length);
        buffer(whole).putInt(4, whole.length);
        return whole;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Anything: empty when it is no message, or one that says more than there is.
    public static Optional<RndisMessage> decode(byte[] bytes) {
        if (bytes.length < HEAD_BYTES) return Optional.empty();
        ByteBuffer b = buffer(bytes);
        int length = b.getInt(4);
        if (length < HEAD_BYTES || length > bytes.length) return Optional.empty();
        return decode(b.getInt(0), b.limit(length));
    }

    private static Optional<RndisMessage> decode(int type, ByteBuffer b) {
        if (b.limit() < needed(type)) return Optional.empty();
        return switch (type) {
            case INITIALIZE -> Optional.of(new Initialize(b.getInt(8), b.getInt(12), b.getInt(16), b.getInt(20)));
            case INITIALIZE | COMPLETE ->
                Optional.of(new InitializeComplete(
                        b.getInt(8),
                        b.getInt(12),
                        b.getInt(16),
                        b.getInt(20),
                        b.getInt(32),
                        b.getInt(36),
                        b.getInt(40)));
            case HALT -> Optional.of(new Halt(b.getInt(8)));
            case QUERY -> data(b, b.getInt(16), b.getInt(20)).map(d -> new Query(b.getInt(8), b.getInt(12), d));
            case QUERY | COMPLETE ->
                data(b, b.getInt(16), b.getInt(20)).map(d -> new QueryComplete(b.getInt(8), b.getInt(12), d));
            case SET, SET_EX -> data(b, b.getInt(16), b.getInt(20)).map(d -> new Set(b.getInt(8), b.getInt(12), d));
            case SET | COMPLETE, SET_EX | COMPLETE -> Optional.of(new SetComplete(b.getInt(8), b.getInt(12)));
            case RESET -> Optional.of(new Reset());
            case RESET | COMPLETE -> Optional.of(new ResetComplete(b.getInt(8), b.getInt(12) != 0));
            case INDICATE -> data(b, b.getInt(12), b.getInt(16)).map(d -> new Indicate(b.getInt(8), d));
            case KEEP_ALIVE -> Optional.of(new KeepAlive(b.getInt(8)));
            case KEEP_ALIVE | COMPLETE -> Optional.of(new KeepAliveComplete(b.getInt(8), b.getInt(12)));
            default -> Optional.empty();
        };
    }

    /// Bytes without which a type makes no sense.
    private static int needed(int type) {
        return switch (type) {
            case INITIALIZE -> 24;
            case INITIALIZE | COMPLETE -> 52;
            case QUERY, SET, SET_EX -> 28;
            case QUERY | COMPLETE -> 24;
            case INDICATE -> 20;
            case HALT, KEEP_ALIVE -> 12;
            case RESET -> HEAD_BYTES;
            default -> 16;
        };
    }

    private static Optional<byte[]> data(ByteBuffer b, int length, int offset) {
        if (length == 0) return Optional.of(new byte[0]);
        long from = (long) HEAD_BYTES + offset;
        if (length < 0 || offset < 0 || from + length > b.limit()) return Optional.empty();
        return Optional.of(Arrays.copyOfRange(b.array(), (int) from, (int) from + length));
    }
}
