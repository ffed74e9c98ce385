// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.List;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.DeviceView;

/// A guest kernel's devices as front ends get them.
final class Devices {
    private Devices() {}

    static List<DeviceView> of(Kernel kernel) {
        return kernel.devices().stream()
                .map(d -> new DeviceView(
                        d.path(),
                        d.deviceId(),
                        d.name(),
                        d.deviceClass(),
                        d.driver().isEmpty() ? "" : d.driver() + " " + d.version(),
                        d.problem()))
                .toList();
    }
}
