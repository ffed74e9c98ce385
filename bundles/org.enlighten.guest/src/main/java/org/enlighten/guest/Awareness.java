// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

/// What a system knows about running on a hypervisor.
public enum Awareness {
    /// Nothing: it drives emulated devices and takes the machine for a real one.
    UNAWARE,
    /// It has, or can be given, drivers for the synthetic devices of its hypervisor.
    ENLIGHTENED,
    /// Written for another hypervisor's calls, which an adapter must translate.
    XEN_ADAPTED
}
