// SPDX-License-Identifier: Apache-2.0
/// One system of the family as a record: what tells it from the others. CD, boot loader, programs and the files of an
/// installed volume are made from it; the systems themselves are in the packages beside this one.
///
/// Start at [org.enlighten.guest.windows.internal.release.Release]. Paths begin with `\` at a volume's root.
package org.enlighten.guest.windows.internal.release;
