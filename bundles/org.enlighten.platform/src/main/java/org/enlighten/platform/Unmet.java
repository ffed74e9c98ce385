// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// One requirement that a host does not meet.
///
/// @param requirement short name, such as `Data Execution Prevention`
/// @param reason a sentence: what is missing and what to do about it
public record Unmet(String requirement, String reason) {}
