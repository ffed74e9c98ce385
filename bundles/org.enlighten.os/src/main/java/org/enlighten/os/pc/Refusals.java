// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.pc;

import org.enlighten.block.Outcome;
import org.enlighten.os.driver.DeviceNode;

/// Answers to requests that a device cannot carry out, as sentences.
final class Refusals {
    private Refusals() {}

    static Outcome notADevice(DeviceNode node) {
        return new Outcome.Failed(
                Outcome.Failure.INVALID, "The device '" + node.description() + "' does not take such requests.");
    }

    static Outcome readOnly(DeviceNode node) {
        return new Outcome.Failed(
                Outcome.Failure.READ_ONLY, "The medium in '" + node.description() + "' cannot be written.");
    }

    static Outcome outside(DeviceNode node, long at, long bytes, long sizeBytes) {
        return new Outcome.Failed(
                Outcome.Failure.OUT_OF_RANGE,
                "The device '%s' has no such sectors: at=%d, bytes=%d, size=%d"
                        .formatted(node.description(), at, bytes, sizeBytes));
    }
}
