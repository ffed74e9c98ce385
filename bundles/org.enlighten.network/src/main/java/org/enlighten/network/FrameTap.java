// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// Looks at the frames of a port as they are at the client's end of its line: those it sends before the line can lose
/// them, those it gets when they have come. An observer, like a reader of the trace: it is no part of the saved world
/// and changes nothing.
public interface FrameTap {
    /// @param sent by the client; otherwise it comes to the client
    void passed(PortInfo port, boolean sent, Frame frame);
}
