// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;

/// The writers of a system, as `vssadmin list writers` shows them, in the order of their processes.
public record WriterList(List<Writer> writers) {
    public WriterList {
        writers = List.copyOf(writers);
    }

    /// @param lastError of the last freeze, as a sentence; empty: none
    public record Writer(int processId, String name, Stage stage, String lastError) {}

    /// How far a writer is.
    public enum Stage {
        STABLE,
        /// It was told to freeze and has not answered.
        FREEZING,
        FROZEN,
        /// The last freeze failed for its sake.
        FAILED
    }
}
