// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

/// @param name short name, such as `vmms`
/// @param image the program that runs it
/// @param ports TCP and UDP ports it listens on, as `tcp/135`
/// @param processId of the process that runs it; 0 when stopped
public record ServiceInfo(
        String name,
        String displayName,
        String image,
        Start start,
        boolean running,
        int processId,
        java.util.List<String> ports) {
    /// When it starts.
    public enum Start {
        BOOT,
        AUTOMATIC,
        MANUAL,
        DISABLED
    }
}
