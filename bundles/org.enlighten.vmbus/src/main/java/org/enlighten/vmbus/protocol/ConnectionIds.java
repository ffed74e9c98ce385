// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.protocol;

/// Numbers that both ends know beforehand.
public final class ConnectionIds {
    /// For a guest's messages, up to version 4.1.
    public static final int MESSAGES = 1;
    /// For a guest's one signal, in version 0.13.
    public static final int EVENTS = 2;
    /// For a guest's first message when it asks for 5.0 or newer.
    public static final int FIRST_MESSAGES = 4;
    /// The synthetic interrupt source of the bus.
    public static final int SINT = 2;
    /// Type of a message of the synthetic interrupt controller that carries one of the bus.
    public static final int MESSAGE_TYPE = 1;
    /// Highest id of a channel, which is also its event flag.
    public static final int CHANNEL_MAX = 2047;
    /// Highest id of a channel while a page of bits stands for event flags.
    public static final int CHANNEL_MAX_OLD = 255;

    private static final int SINT_SHIFT = 12;

    private ConnectionIds() {}

    /// For the signals of one channel, from version 1.1 on.
    public static int events(int channel) {
        return channel | SINT << SINT_SHIFT;
    }
}
