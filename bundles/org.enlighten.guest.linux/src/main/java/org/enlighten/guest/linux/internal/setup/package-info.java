// SPDX-License-Identifier: Apache-2.0
/// Setup as a program: it partitions the hard disk, makes an ext2 volume and swap on it, copies files from the CD and
/// restarts. It does so by system calls alone. Start at [org.enlighten.guest.linux.internal.setup.Setup]; each of its
/// steps is an activity.
package org.enlighten.guest.linux.internal.setup;
