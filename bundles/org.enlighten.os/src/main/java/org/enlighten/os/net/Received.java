// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import org.enlighten.os.Result;

/// The answer to a receive.
///
/// @param result its value is the number of bytes in `data`, or of those that were in a datagram
public record Received(Result result, byte[] data) {}
