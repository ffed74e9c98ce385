// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// Where code ran when an event was told.
public enum Mode {
    USER,
    KERNEL,
    HYPERVISOR,
    DEVICE
}
