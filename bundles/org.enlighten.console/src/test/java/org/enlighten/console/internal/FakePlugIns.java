// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.Operation;
import org.enlighten.management.PlugInManagement;
import org.enlighten.management.PlugInView;

/// One plug-in.
final class FakePlugIns implements PlugInManagement {
    private static final String NAME = "org.example.guest";

    private boolean running = true;

    @Override
    public CompletableFuture<List<PlugInView>> list() {
        return CompletableFuture.completedFuture(List.of(view()));
    }

    private PlugInView view() {
        return new PlugInView(NAME, "1.0.0", running, List.of("operating system", "driver"));
    }

    @Override
    public Operation<PlugInView> start(String name) {
        return set(name, true);
    }

    @Override
    public Operation<PlugInView> stop(String name) {
        return set(name, false);
    }

    private Operation<PlugInView> set(String name, boolean next) {
        if (!name.equals(NAME)) return FakeOperation.failed("There is no plug-in '" + name + "'.");
        running = next;
        return FakeOperation.done(view());
    }
}
