// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.Operation;
import org.enlighten.management.ScreenView;
import org.enlighten.management.VmConsole;

/// Screen and keyboard of one machine, from outside.
record ConsoleDoor(World world, String host, UUID id) implements VmConsole {
    @Override
    public CompletableFuture<ScreenView> screen() {
        return world.clock().ask(() -> new Consoles(world.host(host)).screen(id));
    }

    @Override
    public Operation<Integer> type(String text) {
        return world.begin(
                "Send-VMKeys",
                world.nameOf(id),
                false,
                work -> work.done(new Consoles(world.host(host)).type(id, text)));
    }

    @Override
    public Operation<Integer> paste(String text) {
        return world.begin(
                "Send-VMText",
                world.nameOf(id),
                false,
                work -> work.done(new Consoles(world.host(host)).paste(id, text)));
    }

    @Override
    public Operation<Integer> press(String combination) {
        return world.begin(
                "Send-VMKeys",
                world.nameOf(id),
                false,
                work -> work.done(new Consoles(world.host(host)).press(id, combination)));
    }

    @Override
    public CompletableFuture<Void> scanCodes(List<Integer> codes) {
        return world.clock().ask(() -> {
            new Consoles(world.host(host)).scanCodes(id, codes);
            return null;
        });
    }

    @Override
    public Operation<CommandOutput> invoke(String command, long timeoutNs) {
        return world.begin(
                "Invoke-VMCommand",
                world.nameOf(id),
                true,
                work -> new Consoles(world.host(host)).invoke(id, command, timeoutNs, work));
    }
}
