// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.os.net.protocol.Endpoint;

/// What a program asks of its kernel's network stack, within a [SystemCall.Network]. Data lies in the process's
/// memory. Calls that may wait have a time-out: 0 never waits, and what is not there yet is TIMEOUT.
public sealed interface SocketCall {
    long FOREVER = Long.MAX_VALUE;

    /// What a socket carries.
    enum Kind {
        /// TCP.
        STREAM,
        /// UDP.
        DATAGRAM,
        /// ICMP echo: where others have a port, it has the sequence number of a request.
        ECHO
    }

    /// Value = handle.
    record Create(Kind kind) implements SocketCall {}

    /// Gives a socket its own end; address 0.0.0.0: any, port 0: one that is free.
    ///
    /// @param adapter the one it is bound to, by number; 0: any
    record Bind(int handle, Endpoint local, int adapter) implements SocketCall {}

    /// Takes connections from now on.
    ///
    /// @param backlog how many may wait for [Accept]
    record Listen(int handle, int backlog) implements SocketCall {}

    /// Value = handle of the next connection; detail = its other [Endpoint].
    record Accept(int handle, long timeoutNs) implements SocketCall {}

    /// Opens a connection; a datagram or echo socket only remembers where to send.
    record Connect(int handle, Endpoint remote, long timeoutNs) implements SocketCall {}

    /// Value = bytes taken: at least one of a stream, all of a datagram.
    record Send(int handle, int memoryOffset, int bytes, long timeoutNs) implements SocketCall {}

    /// A datagram, or a request for an echo.
    record SendTo(int handle, Endpoint to, int memoryOffset, int bytes) implements SocketCall {}

    /// Value = bytes that came; 0 from a stream: the other end has finished. Of a datagram or echo, detail = who
    /// sent it, an [Endpoint]; what does not fit into the memory named is lost.
    record Receive(int handle, int memoryOffset, int bytes, long timeoutNs) implements SocketCall {}

    /// Nothing more will be sent on a stream; what was still goes out.
    record Finish(int handle) implements SocketCall {}

    /// Waits until one of several sockets is ready. Value = its place in the list.
    record Await(java.util.List<Interest> interests, long timeoutNs) implements SocketCall {
        public Await {
            interests = java.util.List.copyOf(interests);
        }
    }

    /// Detail = [SocketInfo].
    record Query(int handle) implements SocketCall {}

    /// Detail = [NetworkInfo].
    record Adapters() implements SocketCall {}

    /// Gives an adapter its addresses.
    record Configure(int adapter, NetworkConfiguration configuration) implements SocketCall {}

    /// What is waited for: something to read (data, a connection, an end), or room to write.
    record Interest(int handle, boolean toWrite) {}
}
