// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// Something that hostile software in a guest has tried.
///
/// @param family what it was aimed at, such as `foreign memory`
/// @param attempt what it did
/// @param check what refused it, as the trace tells
/// @param refused false: it was let through
public record AttemptView(String family, String attempt, String check, boolean refused) {}
