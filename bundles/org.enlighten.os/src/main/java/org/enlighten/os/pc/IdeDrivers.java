// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;

/// The two halves of an IDE driver: of the controller, and of each channel it names.
final class IdeDrivers {
    private IdeDrivers() {}

    /// Channels have names of their own.
    static String name(DeviceNode node, String controller) {
        return node.deviceId().equals(IdeController.CHANNEL_ID) ? node.description() : controller;
    }

    static Driver create(DeviceNode node, DriverContext context, IdeChannels channels, boolean direct) {
        if (!node.deviceId().equals(IdeController.CHANNEL_ID)) return new IdeController(node, context, direct);
        IdeChannel channel = new IdeChannel(node, context);
        channels.add(channel);
        return channel;
    }
}
