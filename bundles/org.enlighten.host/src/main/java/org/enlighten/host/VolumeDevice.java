// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A volume as firmware names it to the system.
///
/// @param path stable within its machine, such as `volume/C`
/// @param deviceId what drivers bind by: `STORAGE\\VOLUME`
/// @param vector the interrupt that says that requests are finished, on processor 0
public record VolumeDevice(String path, String deviceId, String description, int vector, Volume volume) {}
