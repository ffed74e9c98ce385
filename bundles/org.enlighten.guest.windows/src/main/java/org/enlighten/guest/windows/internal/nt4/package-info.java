// SPDX-License-Identifier: Apache-2.0
/// Windows NT 4.0 as a guest: what its CD holds, who loads setup from the CD and the system from the disk. Every file
/// is of our own making.
package org.enlighten.guest.windows.internal.nt4;
