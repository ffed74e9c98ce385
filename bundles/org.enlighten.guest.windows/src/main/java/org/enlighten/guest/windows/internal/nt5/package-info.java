// SPDX-License-Identifier: Apache-2.0
/// Windows 2000 and Windows Server 2003: plug and play, ACPI, bus-master DMA; from 2003 on they look for a hypervisor.
package org.enlighten.guest.windows.internal.nt5;
