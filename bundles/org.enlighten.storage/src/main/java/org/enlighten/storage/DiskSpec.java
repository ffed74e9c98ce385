// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import java.util.UUID;

/// A disk to be made.
///
/// @param sizeBytes what the guest sees, a multiple of 512
/// @param blockBytes of an expanding disk, unit in which it grows; 0 for what is usual
/// @param id from the simulation's source of chance
/// @param createdEpochSeconds from the virtual clock: seconds since 1970-01-01T00:00Z
public record DiskSpec(DiskType type, long sizeBytes, int blockBytes, UUID id, long createdEpochSeconds) {}
