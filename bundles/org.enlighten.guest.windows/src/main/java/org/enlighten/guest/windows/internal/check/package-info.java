// SPDX-License-Identifier: Apache-2.0
/// The check of a FAT volume that was not dismounted in good order, as a program that reads and writes the raw
/// disk. Everything it reads is taken for damaged until it has been looked at. Start at
/// [org.enlighten.guest.windows.internal.check.AutoCheck].
package org.enlighten.guest.windows.internal.check;
