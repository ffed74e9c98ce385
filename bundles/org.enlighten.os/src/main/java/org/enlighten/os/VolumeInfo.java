// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// @param fileSystem its name, such as `FAT`
public record VolumeInfo(String label, String fileSystem, long capacityBytes, long freeBytes, long serialNumber) {}
