// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// Something that code in a partition gets at, because it is permitted now.
///
/// @param kind such as `memory`, `disk` or `channels`
/// @param target whose it is
/// @param by what permits it: a privilege, a mapping, a driver, a handle
public record Reach(String kind, String target, String by) {}
