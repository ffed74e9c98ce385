// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A file to be brought into a guest.
///
/// @param source path on the host
/// @param target path in the guest, as the guest writes it
/// @param createPath folders that are missing are made
public record GuestFile(String source, String target, boolean overwrite, boolean createPath) {}
