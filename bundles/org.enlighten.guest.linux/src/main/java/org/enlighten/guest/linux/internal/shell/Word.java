// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

/// One word of a line.
///
/// @param pattern `*` or `?` stood in it without quotes: names that fit take its place
record Word(String text, boolean pattern) {}
