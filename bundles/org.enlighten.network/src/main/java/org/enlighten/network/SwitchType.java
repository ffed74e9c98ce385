// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// Whom a switch reaches.
public enum SwitchType {
    /// Virtual machines, the physical network behind one card, and, if it is shared, the management operating system.
    EXTERNAL,
    /// Virtual machines and the management operating system.
    INTERNAL,
    /// Virtual machines alone.
    PRIVATE
}
