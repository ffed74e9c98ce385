// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.internal.guest;

/// A control message that the guest's end still has to post, in order.
record GuestStep(int connection, byte[] message) {}
