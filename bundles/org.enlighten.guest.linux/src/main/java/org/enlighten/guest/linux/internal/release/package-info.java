// SPDX-License-Identifier: Apache-2.0
/// What a distribution is: who it is, what its CD and its volume hold, which modules its kernel has, who loads it.
/// Start at [org.enlighten.guest.linux.internal.release.Distribution]: it is all that tells one from another.
package org.enlighten.guest.linux.internal.release;
