// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import org.enlighten.os.driver.DeviceNode;

/// What a PC of its time has at fixed places, and what its bus names by itself.
final class PcDevices {
    private PcDevices() {}

    static List<DeviceNode> all() {
        return List.of();
    }
}
