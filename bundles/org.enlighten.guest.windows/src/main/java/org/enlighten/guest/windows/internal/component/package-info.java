// SPDX-License-Identifier: Apache-2.0
/// Setup of software that comes on a CD, such as integration components: a list on the CD says which systems it is
/// for, which files go where, which services they run and which drivers the system begins with. What it brings is
/// bound at the next start, by its files alone.
///
/// The list is a text of sections, `SETUP.INF`, in one of the directories that
/// [org.enlighten.guest.windows.internal.component.FindList] looks in:
///
/// ```text
/// [Component]
/// Id=integration-components
/// Version=6.0.6001
/// Name=Integration Components
/// [Systems]                 ; ids; none: for all
/// windows-2003
/// [Files]                   ; a name beside the list, and the directory it goes to
/// VMBUS.SYS=%DRIVERS%
/// VMICSVC.EXE=%SYSTEM32%
/// [Services]                ; name | name for people | image and arguments | a or m | ports
/// vmicheartbeat | Hyper-V Heartbeat Service | VMICSVC.EXE -feature Heartbeat | a |
/// [BootDrivers]             ; bound before the system's volume can be read, ahead of the system's own
/// vmbus
/// ```
package org.enlighten.guest.windows.internal.component;
