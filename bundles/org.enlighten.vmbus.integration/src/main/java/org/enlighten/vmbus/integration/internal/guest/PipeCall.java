// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

/// Functions of an integration component's device, as the program that serves it calls them.
public enum PipeCall {
    /// The program is there. Answered when messages can come.
    OPEN,
    /// Sends the message of `a` bytes at the call's memory, if `a` is not 0, and waits for the next one, which is put
    /// there; value = its bytes.
    EXCHANGE,
    /// Sends the message of `a` bytes at the call's memory.
    SEND
}
