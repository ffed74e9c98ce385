// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

import java.util.Optional;

/// Kinds of control messages, with the bytes that each has at least.
public enum MessageType {
    OFFER_CHANNEL(1, 196),
    RESCIND_OFFER(2, 12),
    REQUEST_OFFERS(3, 8),
    ALL_OFFERS_DELIVERED(4, 8),
    OPEN_CHANNEL(5, 148),
    OPEN_RESULT(6, 20),
    CLOSE_CHANNEL(7, 12),
    GPADL_HEADER(8, 20),
    GPADL_BODY(9, 16),
    GPADL_CREATED(10, 20),
    GPADL_TEARDOWN(11, 16),
    GPADL_TORNDOWN(12, 12),
    RELID_RELEASED(13, 12),
    INITIATE_CONTACT(14, 40),
    VERSION_RESPONSE(15, 16),
    UNLOAD(16, 8),
    UNLOAD_COMPLETE(17, 8),
    OPEN_RESERVED(18, 28),
    CLOSE_RESERVED(19, 20),
    CLOSE_RESERVED_RESPONSE(20, 12),
    TL_CONNECT(21, 40),
    MODIFY_CHANNEL(22, 16),
    TL_CONNECT_RESULT(23, 44),
    MODIFY_CHANNEL_RESPONSE(24, 16);

    /// Type u32, padding u32: before every body.
    public static final int HEADER_BYTES = 8;

    private final int code;
    private final int bytesMin;

    MessageType(int code, int bytesMin) {
        this.code = code;
        this.bytesMin = bytesMin;
    }

    public int code() {
        return code;
    }

    public int bytesMin() {
        return bytesMin;
    }

    public static Optional<MessageType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
