// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import org.enlighten.os.SocketCall;
import org.enlighten.os.net.protocol.Endpoint;

/// One end that a program holds.
abstract sealed class Socket permits StreamSocket, MessageSocket {
    final int number;
    final SocketCall.Kind kind;
    /// Its own end; [Endpoint#ANY] before it has one.
    Endpoint local = Endpoint.ANY;
    /// The adapter it is bound to; 0: any.
    int adapter;

    Socket(int number, SocketCall.Kind kind) {
        this.number = number;
        this.kind = kind;
    }

    boolean isBound() {
        return local.port() != 0;
    }

    /// Whether nobody else can have that end because this socket has it.
    boolean keeps(SocketCall.Kind of, Endpoint end, int onAdapter) {
        boolean sameAddress = local.address().isAny()
                || end.address().isAny()
                || local.address().equals(end.address());
        boolean sameAdapter = adapter == 0 || onAdapter == 0 || adapter == onAdapter;
        return kind == of && isBound() && local.port() == end.port() && sameAddress && sameAdapter;
    }
}
