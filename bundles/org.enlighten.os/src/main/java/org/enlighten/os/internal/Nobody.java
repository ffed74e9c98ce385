// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import org.enlighten.block.Outcome;

/// Stands for somebody who asked a device for something and is gone.
record Nobody(String key) implements PendingRequest.Client {
    @Override
    public void requestDone(long tag, Outcome outcome) {}
}
