// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disc;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.enlighten.os.system.DriverFile;
import org.enlighten.vmbus.Offer;

/// One driver on the disk.
///
/// @param file its name there, without ending
/// @param id as driver files name it
/// @param devices that it is for, so that they can be told from devices without any driver when its code is missing
record DriverRow(String file, String id, List<String> devices) {
    /// One for channels of these interfaces.
    static DriverRow of(String file, String id, String... interfaces) {
        return new DriverRow(
                file,
                id,
                Arrays.stream(interfaces)
                        .map(text -> Offer.deviceId(UUID.fromString(text)))
                        .toList());
    }

    byte[] bytes(String version) {
        return new DriverFile(id, version, devices).bytes();
    }
}
