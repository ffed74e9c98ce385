// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import org.enlighten.guest.Awareness;
import org.enlighten.guest.Personality;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.setup.Product;

/// One system of the family, as a guest.
///
/// @param cd how its installation CD is made
/// @param volume which FAT its setup makes
public record Release(
        Identity identity,
        Personality personality,
        Layout layout,
        DriverSet drivers,
        Contents contents,
        CdStyle cd,
        FatRule volume,
        KernelTerms kernel) {
    /// Whether it looks for a hypervisor when it starts.
    boolean isAware() {
        return personality.awareness() != Awareness.UNAWARE;
    }

    Product product() {
        return new Product(
                identity.id(),
                identity.name(),
                personality.memoryMibMin(),
                personality.diskMibMin(),
                volume,
                cd.listName(),
                identity.computerName(),
                contents.system(),
                layout.systemFile(),
                layout.computerNameFile());
    }

    @Override
    public String toString() {
        return identity.id();
    }
}
