// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.command;

/// What a device calls itself; longer texts are cut where they are shown.
///
/// @param vendor 8 characters
/// @param product 16 characters
/// @param revision 4 characters
/// @param serial up to 20 characters
public record DeviceIdentity(String vendor, String product, String revision, String serial) {}
