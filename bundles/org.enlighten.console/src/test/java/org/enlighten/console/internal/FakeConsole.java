// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.Operation;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmConsole;

/// A screen with a prompt, behind which a guest repeats what it is told.
final class FakeConsole implements VmConsole {
    @Override
    public CompletableFuture<ScreenView> screen() {
        return CompletableFuture.completedFuture(
                new ScreenView(1, true, 10, 2, List.of("C:\\>      ", "          "), new byte[20], 4, 0, true));
    }

    @Override
    public Operation<Integer> type(String text) {
        return FakeOperation.done(text.length());
    }

    @Override
    public Operation<Integer> paste(String text) {
        return type(text);
    }

    @Override
    public Operation<Integer> press(String combination) {
        return combination.equals("Enter")
                ? FakeOperation.done(1)
                : FakeOperation.failed("There is no key '%s'.".formatted(combination));
    }

    @Override
    public CompletableFuture<Void> scanCodes(List<Integer> codes) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Operation<CommandOutput> invoke(String command, long timeoutNs) {
        return FakeOperation.done(new CommandOutput(command, List.of("ran " + command), timeoutNs));
    }
}
