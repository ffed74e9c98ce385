// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

/// An answer for which the guest's ring had no room.
record Late(int channel, long transaction, byte[] packet, long cause) {}
