// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// @param command typed at the guest's prompt, such as `copy a.txt b.txt`
/// @param operation which requests count: `Read`, `Write` or empty for any
public record IoTraceRequest(String command, String operation, long timeoutNs) {}
