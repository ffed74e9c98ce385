// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// One service of a host's system.
///
/// @param start when it starts: `Boot`, `Automatic`, `Manual` or `Disabled`
/// @param processId of the process that runs it; 0 when it is stopped
public record ServiceView(String name, String displayName, boolean running, String start, int processId) {}
