// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.time.Instant;

/// A file or folder.
///
/// @param path in full
/// @param sizeBytes 0 for folders
/// @param modified in the simulated world; for what was brought in from outside, the world's first instant
public record FileView(String path, boolean folder, long sizeBytes, Instant modified) {}
