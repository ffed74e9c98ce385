// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.List;

/// What a [BlockEngine] saves.
///
/// @param order slots of the published operations, in the order of publication
/// @param ready slots of the operations whose answers the timer hands over
/// @param starved slots of the operations that wait for room in the fetch buffer
/// @param readOnly why nothing is written any more; empty when all is well
record EngineState(
        List<Long> registers,
        List<Operation.State> operations,
        List<MetadataCache.State> cache,
        List<Fetch.State> fetches,
        List<Integer> order,
        List<Integer> ready,
        List<Integer> starved,
        String readOnly,
        EngineCounters counters) {}
