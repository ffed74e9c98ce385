// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset;

/// What the firmware may start from; the order is kept in the battery-backed memory, one nibble each.
public enum BootDevice {
    NONE,
    FLOPPY,
    HARD_DISK,
    CDROM,
    NETWORK
}
