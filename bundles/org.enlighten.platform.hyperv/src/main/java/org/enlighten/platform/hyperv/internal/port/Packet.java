// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.port;

/// One message on a [CompletionPort].
///
/// @param a, b two numbers whose meaning `kind` gives
/// @param cause the request or job it serves, for the trace alone
public record Packet(Kind kind, long a, long b, long cause) {
    /// What has happened or is wanted.
    public enum Kind {
        /// The time given to the wait is over.
        TIMEOUT,
        /// A virtual processor left a device access: a = its index.
        INTERCEPT,
        /// A virtual processor cannot go on: a = its index.
        FAULT,
        /// A transfer has ended: a = its tag, b = 0 done, else the ordinal of the failure.
        DISK_DONE,
        /// Keys lie in the machine's input queue.
        KEYS,
        /// The medium of a drive is to be changed: a = drive.
        MEDIUM,
        PAUSE,
        RESUME,
        RESET,
        TURN_OFF,
        /// Frames for emulated network adapters lie in the machine's queue.
        FRAMES,
        /// Weight, reserve or limit were changed.
        SHARES,
        /// For the management service: a worker is to be started, a = number of the machine.
        START_WORKER
    }

    /// Bytes of a packet in a process's memory: a, then b, little-endian.
    public static final int BYTES = 16;
}
