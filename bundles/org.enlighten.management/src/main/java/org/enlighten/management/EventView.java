// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;

/// One entry of a host's event log.
///
/// @param level `Information`, `Warning`, `Error` or `Critical`
public record EventView(long atNs, Instant date, String level, int eventId, String source, String message) {}
