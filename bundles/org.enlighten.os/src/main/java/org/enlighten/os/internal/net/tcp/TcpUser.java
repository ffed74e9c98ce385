// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

import org.enlighten.os.net.protocol.Endpoint;

/// Who stands above the connections: the sockets.
public interface TcpUser {
    /// The socket that listens there; 0 for none.
    int listener(Endpoint local);

    /// Whether one more connection may wait for that socket's program.
    boolean hasRoom(int listener);

    /// A connection for that socket's program begins to open.
    void opening(int listener);

    /// A connection of a listener is open. False when nobody listens any more.
    boolean established(TcpConnection connection, int listener);

    /// A connection of a listener ended before a program had it.
    void lost(TcpConnection connection, int listener);

    /// Something can be read or written that could not before, or the connection opened or ended.
    void changed(TcpConnection connection);
}
