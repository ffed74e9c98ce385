// SPDX-License-Identifier: Apache-2.0
/// What setup writes where no file system is yet: boot code, master boot record, an empty FAT16. Integers on the
/// disk are little-endian; positions are sectors of 512 bytes. After Microsoft's FAT specification of 2000
/// (fatgen103) and the IBM PC's partition table.
package org.enlighten.guest.windows.internal.disk;
