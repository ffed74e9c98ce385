// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A network adapter as firmware names it to the system.
///
/// @param path stable within its machine, such as `nic/0`
/// @param vector the interrupt that says that frames have come, on processor 0
/// @param macAddress six bytes as text, `00-1B-21-05-00-01`
public record NicDevice(
        String path,
        String deviceId,
        String description,
        int vector,
        String macAddress,
        long megabitsPerSecond,
        NetworkCard card) {}
