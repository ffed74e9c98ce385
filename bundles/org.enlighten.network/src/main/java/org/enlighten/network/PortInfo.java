// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// A port as others see it.
public interface PortInfo {
    /// By which the trace knows it: unique in its switch, never given again.
    int number();

    /// Stable over restarts, such as `vm/3/nic/0`.
    String name();

    PortKind kind();

    PortSettings settings();
}
