// SPDX-License-Identifier: Apache-2.0
/// Setup as a program: it partitions and formats the hard disk, copies files from the CD and restarts. It does so by
/// system calls alone. Start at [org.enlighten.guest.windows.internal.setup.Setup]; each of its steps is an activity.
package org.enlighten.guest.windows.internal.setup;
