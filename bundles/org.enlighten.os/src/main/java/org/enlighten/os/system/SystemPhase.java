// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// How far a system has come.
public enum SystemPhase {
    /// Boot drivers are being bound, until the system's volume is there.
    FINDING_VOLUME,
    /// The system file and the driver files are being read.
    READING_SYSTEM,
    /// Services and first programs are being started.
    STARTING,
    RUNNING,
    /// Processes are being ended and volumes flushed.
    STOPPING,
    /// Power was asked to go off or restart.
    STOPPED,
    /// A bugcheck stopped it.
    CRASHED
}
