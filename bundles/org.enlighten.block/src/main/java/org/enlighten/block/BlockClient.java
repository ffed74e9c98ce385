// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Gets the answers of the [BlockLayer] it is attached to.
public interface BlockClient {
    /// Never called from within [BlockLayer#submit].
    void completed(long tag, Outcome outcome);
}
