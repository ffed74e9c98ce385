// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.client;

/// Where a disk is on its controller.
record UnitAddress(int path, int target, int lun) {
    /// As one number, 24 bits.
    int number() {
        return path << 16 | target << 8 | lun;
    }

    static UnitAddress of(int number) {
        return new UnitAddress(number >>> 16 & 0xFF, number >>> 8 & 0xFF, number & 0xFF);
    }
}
