// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// What one operation costs on a machine, and who says so.
///
/// @param cycles of the machine's clock
/// @param source publication or measurement, or how the figure was derived from one
public record CycleCost(long cycles, String source) {}
