// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

import java.util.List;
import org.enlighten.vmbus.storage.protocol.StorageVersion;

/// What drivers of different systems and years differ in.
///
/// @param versions that they ask for, in this order
/// @param ringBytes of each ring
/// @param paths buses of a controller that are looked at, from 0
/// @param targets on each
public record StorageSettings(List<StorageVersion> versions, int ringBytes, int paths, int targets) {
    private static final int RING_BYTES = 128 * 1024;

    /// Windows's components of 2008, which know one version.
    public static final StorageSettings WINDOWS =
            new StorageSettings(List.of(StorageVersion.WINDOWS_2008), RING_BYTES, 1, 2);

    /// Linux's first ones.
    public static final StorageSettings LINUX =
            new StorageSettings(List.of(StorageVersion.WINDOWS_2008), RING_BYTES, 1, 2);

    public StorageSettings {
        if (versions.isEmpty()) throw new IllegalArgumentException("a storage driver knows one version at least");
        versions = List.copyOf(versions);
    }
}
