// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// What a [BlockEngine] has done so far.
///
/// @param finished operations answered
/// @param runs runs, several for an operation that missed
/// @param fetches requests for metadata to the layer below
/// @param waits times an operation waited for another's plan
public record EngineCounters(long finished, long runs, long fetches, long waits) {}
