// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

/// How one system's stack behaves.
///
/// @param bufferBytes of a stream in each direction; more than 65 535 needs windows that are scaled (RFC 7323)
/// @param timeToLive of packets sent: systems are known by it, Windows by 128, Linux by 64
/// @param rtoInitialNs retransmission time-out before the round trip was measured (RFC 6298)
/// @param rtoMinNs least, rtoMaxNs most
/// @param delayedAckNs how long an acknowledgement may wait for data to go with (RFC 5681: at most 500 ms)
/// @param synRetries how often the opening of a connection is repeated, `dataRetries` data, before it is given up
/// @param timeWaitNs how long a closed connection is remembered: twice the life of a segment
/// @param portFirst, portLast ports given to sockets that do not ask for one
public record StackSettings(
        int bufferBytes,
        int timeToLive,
        long rtoInitialNs,
        long rtoMinNs,
        long rtoMaxNs,
        long delayedAckNs,
        int synRetries,
        int dataRetries,
        long timeWaitNs,
        int portFirst,
        int portLast) {
    private static final long MS = 1_000_000;

    /// As the RFCs recommend: RTO 1 s at first and at least, 60 s at most (RFC 6298), ports of RFC 6335.
    public static final StackSettings USUAL = new StackSettings(
            65_535, 64, 1_000 * MS, 1_000 * MS, 60_000 * MS, 200 * MS, 5, 8, 60_000 * MS, 49_152, 65_535);

    public StackSettings withBuffer(int bytes) {
        return new StackSettings(
                bytes,
                timeToLive,
                rtoInitialNs,
                rtoMinNs,
                rtoMaxNs,
                delayedAckNs,
                synRetries,
                dataRetries,
                timeWaitNs,
                portFirst,
                portLast);
    }

    public StackSettings withTimeToLive(int hops) {
        return new StackSettings(
                bufferBytes,
                hops,
                rtoInitialNs,
                rtoMinNs,
                rtoMaxNs,
                delayedAckNs,
                synRetries,
                dataRetries,
                timeWaitNs,
                portFirst,
                portLast);
    }

    /// @param minNs least retransmission time-out: 300 ms in Windows, 200 ms in Linux
    public StackSettings withTimeouts(long initialNs, long minNs, long ackNs) {
        return new StackSettings(
                bufferBytes,
                timeToLive,
                initialNs,
                minNs,
                rtoMaxNs,
                ackNs,
                synRetries,
                dataRetries,
                timeWaitNs,
                portFirst,
                portLast);
    }

    public StackSettings withRetries(int syn, int data) {
        return new StackSettings(
                bufferBytes,
                timeToLive,
                rtoInitialNs,
                rtoMinNs,
                rtoMaxNs,
                delayedAckNs,
                syn,
                data,
                timeWaitNs,
                portFirst,
                portLast);
    }

    public StackSettings withPorts(int first, int last) {
        return new StackSettings(
                bufferBytes,
                timeToLive,
                rtoInitialNs,
                rtoMinNs,
                rtoMaxNs,
                delayedAckNs,
                synRetries,
                dataRetries,
                timeWaitNs,
                first,
                last);
    }
}
