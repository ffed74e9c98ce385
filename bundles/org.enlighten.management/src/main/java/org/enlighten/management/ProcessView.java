// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.Optional;
import java.util.UUID;

/// One process of a host's system.
///
/// @param vm the virtual machine that it works for, when it is a worker process
public record ProcessView(
        int processId,
        int parentId,
        String name,
        String commandLine,
        int threads,
        long userNs,
        long kernelNs,
        long memoryBytes,
        Optional<UUID> vm) {}
