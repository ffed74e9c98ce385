// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import java.util.Arrays;

/// A message of the control channel. `request` is the asker's number, which the answer repeats.
public sealed interface RndisMessage {
    /// Guest: shall we begin?
    record Initialize(int request, int major, int minor, int transferBytesMax) implements RndisMessage {}

    /// @param alignment packets in one transfer begin at multiples of 2 to the power of this
    record InitializeComplete(
            int request, int status, int major, int minor, int packetsMax, int transferBytesMax, int alignment)
            implements RndisMessage {}

    /// Guest: no more. Not answered.
    record Halt(int request) implements RndisMessage {}

    /// Guest: what is the value of an object?
    record Query(int request, int oid, byte[] data) implements RndisMessage {
        @Override
        public boolean equals(Object other) {
            return other instanceof Query q && q.request == request && q.oid == oid && Arrays.equals(q.data, data);
        }

        @Override
        public int hashCode() {
            return request * 31 + oid;
        }
    }

    record QueryComplete(int request, int status, byte[] data) implements RndisMessage {
        @Override
        public boolean equals(Object other) {
            return other instanceof QueryComplete q
                    && q.request == request
                    && q.status == status
                    && Arrays.equals(q.data, data);
        }

        @Override
        public int hashCode() {
            return request * 31 + status;
        }
    }

    /// Guest: an object gets a value.
    record Set(int request, int oid, byte[] data) implements RndisMessage {
        @Override
        public boolean equals(Object other) {
            return other instanceof Set s && s.request == request && s.oid == oid && Arrays.equals(s.data, data);
        }

        @Override
        public int hashCode() {
            return request * 31 + oid;
        }
    }

    record SetComplete(int request, int status) implements RndisMessage {}

    /// Guest: as after [Initialize].
    record Reset() implements RndisMessage {}

    /// @param filterLost whether the packet filter is to be set again
    record ResetComplete(int status, boolean filterLost) implements RndisMessage {}

    /// Host: something has changed.
    record Indicate(int status, byte[] data) implements RndisMessage {
        @Override
        public boolean equals(Object other) {
            return other instanceof Indicate i && i.status == status && Arrays.equals(i.data, data);
        }

        @Override
        public int hashCode() {
            return status;
        }
    }

    /// Either: is there somebody?
    record KeepAlive(int request) implements RndisMessage {}

    record KeepAliveComplete(int request, int status) implements RndisMessage {}
}
