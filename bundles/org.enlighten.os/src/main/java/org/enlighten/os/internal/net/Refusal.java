// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net;

import org.enlighten.os.Result;
import org.enlighten.os.Status;
import org.enlighten.os.net.protocol.Endpoint;

/// What programs are told when a socket cannot do what they ask.
final class Refusal {
    private Refusal() {}

    static Result noSocket(int number) {
        return Result.failed(Status.INVALID_HANDLE, "There is no socket " + number + ".");
    }

    static Result notSuch(String what) {
        return Result.failed(Status.INVALID_REQUEST, "The socket " + what + ".");
    }

    static Result notConnected() {
        return Result.failed(Status.NOT_CONNECTED, "The socket has no connection.");
    }

    static Result tooMany() {
        return Result.failed(Status.NO_MEMORY, "The system has no more sockets or connections.");
    }

    static Result noPort() {
        return Result.failed(Status.ADDRESS_IN_USE, "No port is free for the socket.");
    }

    static Result inUse(Endpoint local) {
        return Result.failed(Status.ADDRESS_IN_USE, "Another socket has " + local + ".");
    }

    static Result notOurs(Endpoint local) {
        return Result.failed(Status.INVALID_PARAMETER, local.address() + " is not an address of this system.");
    }

    static Result ofSending(Status status, Endpoint to) {
        return switch (status) {
            case NETWORK_UNREACHABLE -> Result.failed(status, "There is no way from here to " + to.address() + ".");
            case MESSAGE_TOO_LONG ->
                Result.failed(status, "The message to " + to + " is longer than a packet; packets are not divided.");
            default -> Result.failed(status, "The message to " + to + " could not be sent.");
        };
    }

    static Result ofConnection(Status status, Endpoint remote) {
        return Result.failed(
                status,
                switch (status) {
                    case CONNECTION_REFUSED -> remote + " refused the connection: nothing listens there.";
                    case CONNECTION_RESET -> remote + " has broken the connection off.";
                    case IO_TIMEOUT -> remote + " does not answer.";
                    case HOST_UNREACHABLE -> "No station on the network answers for " + remote.address() + ".";
                    case PORT_UNREACHABLE -> "Nothing listens at " + remote + ".";
                    default -> "The connection to " + remote + " has ended.";
                });
    }
}
