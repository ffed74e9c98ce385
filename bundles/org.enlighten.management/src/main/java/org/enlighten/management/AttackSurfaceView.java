// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What an attacker of a host's system could reach, counted from what is installed and what runs now.
///
/// @param drivers code in kernel mode
/// @param services installed ones, started or not
/// @param openPorts of services that run
/// @param packages installed roles and features
public record AttackSurfaceView(
        String host,
        String system,
        int processes,
        int services,
        int runningServices,
        int openPorts,
        int drivers,
        int packages) {}
