// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A network adapter of a profile.
///
/// @param macPrefix the maker's three bytes, `00-1B-21`
/// @param latencyNs from the driver's doorbell to the first bit on the wire
/// @param source publication the figures are from
public record NicProfile(String name, String macPrefix, long megabitsPerSecond, long latencyNs, String source) {}
