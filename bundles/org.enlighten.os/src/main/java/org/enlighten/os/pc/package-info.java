// SPDX-License-Identifier: Apache-2.0
/// Drivers for the hardware of a PC: PCI and ISA buses, IDE disks and CD drives, keyboard, text screen, interval
/// timer, serial port. They know registers and nothing of who emulates them; each is made by a factory that is a
/// service.
///
/// Start at [org.enlighten.os.pc.PcBoard] for the devices a kernel begins with; at [org.enlighten.os.pc.AtaDisk] for
/// how a request becomes register accesses. Which drivers a system has is decided by the driver files on its volume:
/// `pci`, `isa`, one of `atapi` (programmed I/O) and `pciide` (bus-master DMA), `disk`, `cdrom`, `pit`, `i8042prt`,
/// `vga`, `serial`. Register layouts follow ATA/ATAPI-6 (T13 1410D), SFF-8038i, the 8254, 8259A and 8042 data sheets.
@Export
@Version("0.1.0")
package org.enlighten.os.pc;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
