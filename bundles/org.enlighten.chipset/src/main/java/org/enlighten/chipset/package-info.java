// SPDX-License-Identifier: Apache-2.0
/// The emulated motherboard of a PC of the 440BX generation, and its firmware. It knows nobody: no partition, no
/// host, no thread. Registers answer at once; what takes time or reaches outside is left as a wish for the caller.
///
/// Start at [org.enlighten.chipset.Motherboard]. Instants and durations are nanoseconds of virtual time, offsets and
/// sizes bytes. Register semantics follow the data sheets of the parts: Intel 82443BX (290633), 82371AB (290562),
/// 8259A (231468), 8254 (231164), Motorola MC146818, National PC16550D, ATA/ATAPI-6 (T13 1410D), SFF-8038i.
@Export
@Version("0.1.0")
package org.enlighten.chipset;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
