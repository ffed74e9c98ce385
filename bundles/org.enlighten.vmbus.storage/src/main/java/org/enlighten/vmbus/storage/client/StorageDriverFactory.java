// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.vmbus.Offer;
import org.enlighten.vmbus.storage.protocol.StorageClass;

/// Makes a guest's storage driver: a controller's or an accelerated disk's, as the device is.
///
/// @param id as driver files name it
/// @param kinds of channels that it is for
public record StorageDriverFactory(
        String id, String version, String description, String deviceClass, Set<Kind> kinds, StorageSettings settings)
        implements DriverFactory {
    /// Kinds of channels.
    public enum Kind {
        CONTROLLER(Offer.deviceId(StorageClass.SCSI)),
        IDE_DISK(Offer.deviceId(StorageClass.IDE));

        private final String deviceId;

        Kind(String deviceId) {
            this.deviceId = deviceId;
        }
    }

    @Override
    public Set<String> binds() {
        return Set.of(kinds.stream().map(k -> k.deviceId).sorted().toArray(String[]::new));
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        return node.deviceId().equals(Kind.IDE_DISK.deviceId)
                ? new IdeFilter(node, context, settings)
                : new ScsiController(node, context, settings);
    }
}
