// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

/// Functions of the virtualization infrastructure driver, as a worker process calls them on a handle to
/// `\\\\.\\VID`. The call's `a` is the machine's number, except where said.
public enum VidCall {
    /// Makes the partition with its memory and processors, not running.
    CREATE,
    /// Lets its processors run for the first time.
    START,
    /// Waits for the next packet; `b` = instant at which to give up. The packet lies at the call's memory.
    WAIT,
    /// Answers an intercept: `a` = machine << 8 | processor, `b` = the answer.
    COMPLETE,
    /// As COMPLETE, then waits as WAIT; the instant lies in the call's memory behind the packet's place.
    COMPLETE_AND_WAIT,
    /// Asserts interrupt `b` at the boot processor.
    ASSERT,
    SUSPEND,
    RESUME,
    /// Processors back to their state after power-on, suspended.
    RESET,
    /// Ends the partition and gives back everything it held.
    DELETE,
    /// Sets weight, reserve and limit as the machine's settings have them now.
    SHARES,
    /// Waits for the next request to the management service.
    MANAGE
}
