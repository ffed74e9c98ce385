// SPDX-License-Identifier: Apache-2.0
/// The firmware of the emulated motherboard: power-on self test, a short screen, and the way from the boot order to
/// a running boot loader. Durations are nanoseconds. After the BIOS Boot Specification 1.01 and El Torito 1.0.
@Export
@Version("0.1.0")
package org.enlighten.chipset.bios;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
