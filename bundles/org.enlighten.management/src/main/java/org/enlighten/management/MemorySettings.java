// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// @param startupMib 8 to what the host has; even
public record MemorySettings(int startupMib) {
    /// What Windows Server 2008 gave to a new machine.
    public static final MemorySettings DEFAULT = new MemorySettings(512);
}
