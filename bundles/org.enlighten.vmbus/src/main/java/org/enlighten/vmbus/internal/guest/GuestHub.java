// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

import org.enlighten.machine.GuestMemory;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.vmbus.PacketCauses;

/// What the bus driver gives the connection.
interface GuestHub {
    GuestMemory memory();

    PacketCauses causes();

    /// There is something to post.
    void kick();

    void found(DeviceNode device);

    void lost(String path);

    void warn(String sentence);
}
