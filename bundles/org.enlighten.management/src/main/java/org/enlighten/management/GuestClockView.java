// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;

/// A guest's clock and its host's at one instant.
///
/// @param aheadNs the guest's less the host's
public record GuestClockView(String vmName, Instant guest, Instant host, long aheadNs) {}
