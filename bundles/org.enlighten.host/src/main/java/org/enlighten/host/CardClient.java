// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// Who gets the frames of a [NetworkCard]: its driver, or the virtual switch above it. One at a time.
public interface CardClient {
    /// A whole frame without its check sequence; its bytes are nobody's to change.
    ///
    /// @param cause the request it serves, for the trace alone
    void received(byte[] frame, long cause);
}
