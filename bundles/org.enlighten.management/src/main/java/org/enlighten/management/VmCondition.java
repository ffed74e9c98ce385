// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What can be waited for.
public sealed interface VmCondition {
    record InState(VmState state) implements VmCondition {}

    /// The guest shows a command prompt and waits for input.
    record AtPrompt() implements VmCondition {}

    /// The screen shows this text.
    record Shows(String text) implements VmCondition {}
}
