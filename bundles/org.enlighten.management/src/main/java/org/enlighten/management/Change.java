// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.UUID;

/// What is no longer as it was. Carries no values, so that many changes of one thing can be taken as one.
public sealed interface Change {
    /// A host's own state: power, role, services.
    record Host(String host) implements Change {}

    /// Virtual machines came or went.
    record VmList(String host) implements Change {}

    /// One virtual machine's state, settings or figures.
    record Vm(String host, UUID vm) implements Change {}

    /// What one virtual machine's screen shows.
    record Screen(String host, UUID vm) implements Change {}

    /// A job began, went on or ended.
    record Job(long job) implements Change {}

    /// An entry was added to a host's event log.
    record EventLog(String host) implements Change {}

    /// The pace was changed, or time was stepped while paused.
    record Clock() implements Change {}
}
