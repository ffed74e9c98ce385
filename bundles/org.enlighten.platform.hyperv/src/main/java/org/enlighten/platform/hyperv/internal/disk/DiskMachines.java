// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disk;

import java.util.List;
import java.util.Optional;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.chipset.DiskTransfer;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.hyperv.internal.port.CompletionPort;
import org.enlighten.storage.DiskFormat;

/// What the virtual disk driver is given beside its kernel.
public interface DiskMachines {
    /// What is to be opened for a drive of a machine; empty when it has no medium.
    Optional<DvdMedium> medium(int machine, int drive);

    /// Whether a drive writes to its medium: a hard disk does, a DVD drive does not.
    boolean writes(int machine, int drive);

    /// A machine's name, for people.
    String name(int machine);

    /// The transfer that a worker left under a tag.
    Optional<DiskTransfer> transfer(int machine, long tag);

    CompletionPort port(int machine);

    /// A transfer of the storage provider has ended.
    void completed(long tag, Outcome outcome);

    List<DiskFormat> formats();

    /// The installation medium of an operating system, made for this drive; empty when no bundle brings it.
    Optional<MemoryLayer> installationMedium(String guestOs, String id);

    /// The driver of this boot was made.
    void driver(DiskDriver driver);

    /// Raises the driver's software interrupt: something has ended.
    void interruptForDisks();
}
