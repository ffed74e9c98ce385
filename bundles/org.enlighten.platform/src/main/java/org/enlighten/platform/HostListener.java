// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// Told of the great moments of a host, on the simulation's thread.
public interface HostListener {
    /// Its kernel was built and, when there is one, the platform was launched: definitions may be given to it.
    void launched(HostComputer host);

    /// It is off or has stopped.
    void wentDown(HostComputer host);
}
