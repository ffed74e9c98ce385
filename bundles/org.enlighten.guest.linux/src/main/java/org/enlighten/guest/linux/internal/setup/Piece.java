// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

/// Bytes to be written at a place of the disk.
record Piece(long at, byte[] bytes) {}
