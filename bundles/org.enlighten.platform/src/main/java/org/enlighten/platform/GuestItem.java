// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// A key and its value, exchanged between a guest and its host.
///
/// @param pool `External` (from the host), `Guest` (from programs in the guest), `Intrinsic` (what the guest says of
/// itself), `HostIntrinsic`
public record GuestItem(String pool, String key, String value) {}
