// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

/// A drive's driver as its channel sees it.
interface IdeUser {
    /// 0 master, 1 slave.
    int unit();

    /// The channel is this drive's now. Called from another driver's routine: only notes it and defers.
    void granted();
}
