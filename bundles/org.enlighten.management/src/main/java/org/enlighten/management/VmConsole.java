// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Screen and keyboard of one virtual machine.
public interface VmConsole {
    CompletableFuture<ScreenView> screen();

    /// Types text as a person would, key by key; ends when the last key was taken.
    Operation<Integer> type(String text);

    /// Types plain text from the host's clipboard; whatever is no plain text is refused whole, before a key is
    /// pressed:
    /// nothing else goes from host to guest this way.
    Operation<Integer> paste(String text);

    /// Presses a combination, such as `Enter`, `F8` or `Ctrl+Alt+Delete`, and lets it go.
    Operation<Integer> press(String combination);

    /// Passes raw scan codes of set 1 on, as they come from a keyboard.
    CompletableFuture<Void> scanCodes(List<Integer> codes);

    /// Types a command at the guest's prompt; ends with what it printed when the prompt is back. Fails when there
    /// is no prompt, or after `timeoutNs`.
    Operation<CommandOutput> invoke(String command, long timeoutNs);
}
