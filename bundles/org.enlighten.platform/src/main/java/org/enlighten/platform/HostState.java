// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// How a simulated computer stands.
public enum HostState {
    OFF,
    /// Its system is being put on its volume, before the first boot.
    INSTALLING,
    STARTING,
    RUNNING,
    SHUTTING_DOWN,
    /// Its kernel has stopped the machine.
    BUGCHECK
}
