// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A network adapter of a profile.
///
/// @param macPrefix the maker's three bytes, `00-1B-21`
public record NicProfile(String name, String macPrefix, long megabitsPerSecond) {}
