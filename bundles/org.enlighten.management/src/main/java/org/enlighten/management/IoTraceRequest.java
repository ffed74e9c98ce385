// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.OptionalInt;

/// @param command typed at the guest's prompt, such as `copy a.txt b.txt`
/// @param operation what the request to be told does: `Read`, `Write` or empty for any
/// @param number of the request to be told; empty for the plainest: the largest transfer, and of equal ones that
///     with the fewest register accesses
public record IoTraceRequest(String command, String operation, OptionalInt number, long timeoutNs) {}
