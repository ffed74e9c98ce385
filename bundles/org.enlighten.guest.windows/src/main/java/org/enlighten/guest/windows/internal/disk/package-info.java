// SPDX-License-Identifier: Apache-2.0
/// Which partition and which file system a setup program makes on a disk.
package org.enlighten.guest.windows.internal.disk;
