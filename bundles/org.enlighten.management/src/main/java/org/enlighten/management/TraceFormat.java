// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// How a trace is written.
public enum TraceFormat {
    /// A line for each event, its values parted by tabs.
    TEXT,
    /// A JSON object a line for each event; messages and packets have their bytes in it, in hexadecimal digits.
    JSON,
    /// Google's Trace Event Format, which the Perfetto UI and `chrome://tracing` open: a lane for each logical
    /// processor,
    /// virtual processor and channel.
    PERFETTO,
    /// Frames of a network, for Wireshark; a trace holds none, so this is refused with the way that leads to them.
    PCAPNG
}
