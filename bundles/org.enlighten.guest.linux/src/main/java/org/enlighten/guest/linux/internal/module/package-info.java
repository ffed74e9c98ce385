// SPDX-License-Identifier: Apache-2.0
/// Modules of the kernel as files, the list that the kernel reads at its start, and the setup of components that come
/// on a CD with modules of their own, such as the Linux integration components.
///
/// A module is a file `NAME.ko` anywhere below `/lib/modules/VERSION`; it is a driver file of the kit
/// ([org.enlighten.os.system.DriverFile]). The kernel reads those that `modules.dep` names there. What is needed
/// before the volume can be read, the boot record names: that is what `mkinitrd` is for elsewhere.
///
/// A CD of components has a program `SETUP.PL` and beside it a list `SETUP.LST`, a text of sections:
///
/// ```text
/// [Component]
/// Name=Linux Integration Components
/// Version=2.0
/// [Systems]                 ; ids; none: for all
/// suse-linux
/// [Modules]                 ; files beside the list, and their paths below the module directory
/// HV_VMBUS.KO=extra/hv_vmbus.ko
/// [InitialModules]          ; ids of the drivers to begin with, ahead of those that are there
/// hv_vmbus
/// [Files]                   ; other files and where they go
/// HV_KVPD=/usr/sbin/hv_kvp_daemon
/// [Daemons]                 ; what init shall start
/// /usr/sbin/hv_kvp_daemon
/// ```
package org.enlighten.guest.linux.internal.module;
