// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

/// Where a connection stands (RFC 9293, 3.3.2).
public enum TcpState {
    SYN_SENT,
    SYN_RECEIVED,
    ESTABLISHED,
    FIN_WAIT_1,
    FIN_WAIT_2,
    CLOSE_WAIT,
    CLOSING,
    LAST_ACK,
    TIME_WAIT,
    CLOSED;

    /// Whether data may be sent, sent before included.
    boolean sends() {
        return switch (this) {
            case ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING, LAST_ACK -> true;
            case SYN_SENT, SYN_RECEIVED, FIN_WAIT_2, TIME_WAIT, CLOSED -> false;
        };
    }

    /// Whether the connection is not open yet.
    boolean opens() {
        return this == SYN_SENT || this == SYN_RECEIVED;
    }

    /// Whether data may come.
    boolean receives() {
        return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
    }
}
