// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// What an attacker could reach, counted from what is installed and running now.
///
/// @param drivers code in kernel mode
/// @param services installed ones, started or not
/// @param openPorts of services that run
public record AttackSurface(
        int drivers, int services, int runningServices, int processes, int openPorts, int packages) {}
