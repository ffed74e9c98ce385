// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Whom a virtual switch reaches.
public enum SwitchType {
    /// Virtual machines, and the network behind an adapter of the host.
    EXTERNAL,
    /// Virtual machines and the host.
    INTERNAL,
    /// Virtual machines alone.
    PRIVATE
}
