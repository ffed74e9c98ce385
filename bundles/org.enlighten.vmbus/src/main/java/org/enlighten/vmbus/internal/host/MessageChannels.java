// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.host;

import org.enlighten.vmbus.protocol.ControlMessage;
import org.enlighten.vmbus.protocol.ControlMessage.CloseChannel;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlCreated;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlHeader;
import org.enlighten.vmbus.protocol.ControlMessage.GpadlTeardown;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannel;
import org.enlighten.vmbus.protocol.ControlMessage.ModifyChannelResponse;
import org.enlighten.vmbus.protocol.ControlMessage.OfferChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenChannel;
import org.enlighten.vmbus.protocol.ControlMessage.OpenResult;
import org.enlighten.vmbus.protocol.ControlMessage.RelIdReleased;
import org.enlighten.vmbus.protocol.ControlMessage.RescindOffer;

/// Which channel a message is about, for the trace.
final class MessageChannels {
    private MessageChannels() {}

    /// 0 when it is about none.
    static int of(ControlMessage message) {
        return switch (message) {
            case OfferChannel m -> m.channel();
            case RescindOffer m -> m.channel();
            case OpenChannel m -> m.channel();
            case OpenResult m -> m.channel();
            case CloseChannel m -> m.channel();
            case GpadlHeader m -> m.channel();
            case GpadlCreated m -> m.channel();
            case GpadlTeardown m -> m.channel();
            case RelIdReleased m -> m.channel();
            case ModifyChannel m -> m.channel();
            case ModifyChannelResponse m -> m.channel();
            default -> 0;
        };
    }
}
