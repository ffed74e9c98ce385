// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;

/// What `mem` and `tasklist` show; also the picture of a kernel from outside
/// ([org.enlighten.os.kernel.Kernel#info]).
///
/// @param displayName for people, such as `Windows NT 4.0`
public record SystemInfo(
        String systemId,
        String displayName,
        String version,
        long uptimeNs,
        long memoryBytes,
        long memoryUsedBytes,
        List<ProcessInfo> processes,
        List<ServiceInfo> services,
        List<DriverInfo> drivers) {
    /// @param userNs CPU time in user mode, `kernelNs` in kernel mode
    public record ProcessInfo(
            int processId,
            int parentId,
            String image,
            String arguments,
            int threads,
            long userNs,
            long kernelNs,
            long memoryBytes) {}

    /// @param device the device it is bound to, as Device Manager names it; empty for drivers without a device
    /// @param problem 0, or the device's problem code
    public record DriverInfo(String id, String version, String device, String deviceClass, int problem) {}
}
