// SPDX-License-Identifier: Apache-2.0
/// The check of a volume as a program.
package org.enlighten.guest.linux.internal.fsck;
