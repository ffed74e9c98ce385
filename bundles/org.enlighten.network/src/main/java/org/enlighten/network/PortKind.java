// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// Who a port is for.
public enum PortKind {
    /// An adapter of a virtual machine.
    ADAPTER,
    /// The management operating system's own adapter on this switch.
    MANAGEMENT,
    /// The physical card of an external switch. Addresses that nobody has are looked for behind it.
    UPLINK
}
