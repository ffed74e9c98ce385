// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.protocol;

/// Why bytes are no frame.
public enum FrameDefect implements DecodedFrame {
    /// No room for two addresses and a type.
    TOO_SHORT,
    /// A type that announces a VLAN tag, and no room for it.
    CUT_TAG,
    /// VLAN 4095, which is reserved (IEEE 802.1Q, table 9-2).
    RESERVED_VLAN,
    /// A tag behind a tag: a way around VLANs when the first is taken off.
    NESTED_TAG,
    /// The source is a group of stations; only one can have sent it.
    GROUP_SOURCE
}
