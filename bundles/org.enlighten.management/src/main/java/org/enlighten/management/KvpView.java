// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A key and its value, exchanged between a guest and its host.
///
/// @param pool `External` (set by the host), `Guest`, `Intrinsic` (what the guest says of itself), `HostIntrinsic`
public record KvpView(String vmName, String pool, String key, String value) {}
