// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// A platform for people.
///
/// @param id such as `hyper-v`
/// @param feature the name under which its host role is installed, such as `Hyper-V`
public record PlatformInfo(String id, String feature, String name, String vendor, Kind kind) {
    /// Where drivers and management live.
    public enum Kind {
        MICRO_KERNELIZED,
        MONOLITHIC,
        HOSTED
    }
}
