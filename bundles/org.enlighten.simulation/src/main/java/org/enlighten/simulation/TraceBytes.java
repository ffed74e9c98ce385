// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// The bytes of an event that carries some (a message, a packet, a frame), for a reader that asks while it reads the
/// event. Who tells the event makes no copy; whoever asks gets one of its own.
@FunctionalInterface
public interface TraceBytes {
    byte[] copy();
}
