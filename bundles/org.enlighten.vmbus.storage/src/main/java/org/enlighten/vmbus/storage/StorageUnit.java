// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import org.enlighten.storage.command.DeviceIdentity;

/// One disk behind a controller.
///
/// @param path which of a controller's buses, with `target` and `lun` on it
/// @param disk the number by which [StorageDisks] knows it in its machine
public record StorageUnit(
        int path, int target, int lun, int disk, DeviceIdentity identity, long sizeBytes, boolean readOnly) {
    /// Whether a request is for this one.
    public boolean isAt(int atPath, int atTarget, int atLun) {
        return path == atPath && target == atTarget && lun == atLun;
    }
}
