// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.Optional;

/// What code that has taken over a partition gets at, and the ways that lead into that partition.
///
/// @param waysIn what of the root's system can be attacked; empty for a guest, whose ways in are its own system's
public record BlastRadiusView(String partition, Optional<AttackSurfaceView> waysIn, List<Reached> reach) {
    public BlastRadiusView {
        reach = List.copyOf(reach);
    }

    /// @param kind such as `memory` or `disk`
    /// @param target whose it is
    /// @param by what permits it
    public record Reached(String kind, String target, String by) {}
}
