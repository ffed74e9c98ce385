// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.client;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.enlighten.vmbus.protocol.VmbusVersion;

/// What one guest's bus driver is: integration components of different systems and years differ in nothing else.
///
/// @param driverId as driver files name it
/// @param device id of the device that it binds; empty: it needs none, and looks for a hypervisor where its file is
/// @param guestOsId what it tells the hypervisor that it is, unless its kernel did
/// @param versions that it asks for, newest first
public record GuestBusSettings(
        String driverId,
        String version,
        String description,
        String device,
        long guestOsId,
        List<VmbusVersion> versions) {
    public GuestBusSettings {
        if (versions.isEmpty()) throw new IllegalArgumentException("a bus driver knows one version at least");
        versions = List.copyOf(versions);
    }

    /// One that needs no device.
    public GuestBusSettings(
            String driverId, String version, String description, long guestOsId, List<VmbusVersion> versions) {
        this(driverId, version, description, "", guestOsId, versions);
    }

    /// All versions up to one, newest first.
    public static List<VmbusVersion> upTo(VmbusVersion newest) {
        return Arrays.stream(VmbusVersion.values())
                .filter(newest::isAtLeast)
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
