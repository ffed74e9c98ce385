// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import java.util.Set;

/// Makes one driver. A service (whiteboard) with property `side` = `guest`, `host` or `both`.
public interface DriverFactory {
    /// Named by driver files on volumes, such as `atapi`.
    String id();

    String version();

    /// As Device Manager shows the device when this driver is bound.
    String description();

    /// As Device Manager shows one device when this driver is bound to it: a driver of many kinds of devices, or of
    /// devices that say who they are, tells them apart here.
    default String name(DeviceNode node) {
        return description();
    }

    /// Device Manager's class: `DiskDrive`, `Keyboard`, `System`, …
    String deviceClass();

    /// Device ids it binds to; empty for a driver without a device (loaded when its file is there).
    Set<String> binds();

    /// `node` is a node named after the driver, without resources, for a driver without a device.
    Driver create(DeviceNode node, DriverContext context);
}
