// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Body of a message about a file that the host brings: `0 u32 operation · 4 guid · 20 guid · 36 …`.
public sealed interface FileCopyBody {
    /// Bytes of data in one message.
    int DATA_BYTES = 6144;

    int OVERWRITE = 1;
    int CREATE_PATH = 2;

    /// `36 name[520] · 556 directory[520] · 1076 u32 flags · 1080 u64 bytes`
    record Start(String name, String directory, int flags, long sizeBytes) implements FileCopyBody {}

    /// `40 u64 offset · 48 u32 bytes · 52 data[6144]`
    record Write(long at, byte[] data) implements FileCopyBody {}

    record Complete() implements FileCopyBody {}

    record Cancel() implements FileCopyBody {}

    default byte[] bytes() {
        return switch (this) {
            case Start s -> start(s);
            case Write w -> write(w);
            case Complete() -> head(COMPLETE, HEAD_BYTES).array();
            case Cancel() -> head(CANCEL, HEAD_BYTES).array();
        };
    }

    int HEAD_BYTES = 36;
    int START_BYTES = 1088;
    int WRITE_BYTES = 52 + DATA_BYTES;
    int NAME_BYTES = 520;
    int START = 0;
    int WRITE = 1;
    int COMPLETE = 2;
    int CANCEL = 3;

    private static ByteBuffer head(int operation, int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, operation);
    }

    private static byte[] start(Start s) {
        ByteBuffer b = head(START, START_BYTES);
        WideText.put(b, HEAD_BYTES, NAME_BYTES, s.name());
        WideText.put(b, HEAD_BYTES + NAME_BYTES, NAME_BYTES, s.directory());
        return b.putInt(1076, s.flags()).putLong(1080, s.sizeBytes()).array();
    }

    private static byte[] write(Write w) {
        ByteBuffer b = head(WRITE, WRITE_BYTES);
        return b.putLong(40, w.at())
                .putInt(48, w.data().length)
                .put(52, w.data())
                .array();
    }

    static Optional<FileCopyBody> of(byte[] body) {
        if (body.length < HEAD_BYTES) return Optional.empty();
        ByteBuffer b = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        return switch (b.getInt(0)) {
            case START -> body.length < START_BYTES ? Optional.empty() : Optional.of(started(b));
            case WRITE -> body.length < WRITE_BYTES ? Optional.empty() : written(b);
            case COMPLETE -> Optional.of(new Complete());
            case CANCEL -> Optional.of(new Cancel());
            default -> Optional.empty();
        };
    }

    private static Start started(ByteBuffer b) {
        String name = WideText.get(b, HEAD_BYTES, NAME_BYTES);
        String directory = WideText.get(b, HEAD_BYTES + NAME_BYTES, NAME_BYTES);
        return new Start(name, directory, b.getInt(1076), b.getLong(1080));
    }

    private static Optional<FileCopyBody> written(ByteBuffer b) {
        int bytes = b.getInt(48);
        if (bytes < 0 || bytes > DATA_BYTES || b.getLong(40) < 0) return Optional.empty();
        byte[] data = new byte[bytes];
        b.get(52, data);
        return Optional.of(new Write(b.getLong(40), data));
    }
}
