// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.model;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.enlighten.management.Change;
import org.enlighten.management.Management;
import org.enlighten.management.ScreenView;
import org.enlighten.management.Subscription;

/// What one virtual machine's screen shows, at most once every `intervalMs`, and only when it changed.
public final class ScreenFeed implements AutoCloseable {
    private final Display display;
    private final Management management;
    private final String host;
    private final UUID vm;
    private final int intervalMs;
    private final Consumer<ScreenView> listener;
    private final Subscription subscription;
    private final AtomicBoolean dirty = new AtomicBoolean(true);
    private boolean asking;
    private boolean closed;
    private long version = Long.MIN_VALUE;

    public ScreenFeed(
            Display display,
            Management management,
            String host,
            UUID vm,
            int intervalMs,
            Consumer<ScreenView> listener) {
        this.display = display;
        this.management = management;
        this.host = host;
        this.vm = vm;
        this.intervalMs = intervalMs;
        this.listener = listener;
        subscription = management.subscribe(this::mark);
        tick();
    }

    private void mark(Change change) {
        boolean mine = switch (change) {
            case Change.Screen(String h, UUID id) -> id.equals(vm) && h.equals(host);
            case Change.Vm(String h, UUID id) -> id.equals(vm) && h.equals(host);
            case Change.Host _, Change.VmList _, Change.Job _, Change.EventLog _, Change.Clock _ -> false;
        };
        if (mine) dirty.set(true);
    }

    private void tick() {
        if (closed) return;
        if (!asking && dirty.getAndSet(false)) {
            asking = true;
            Answers.hear(display, management.host(host).vms().console(vm).screen(), this::heard, _ -> asking = false);
        }
        display.timerExec(intervalMs, this::tick);
    }

    private void heard(ScreenView screen) {
        asking = false;
        if (closed || screen.version() == version) return;
        version = screen.version();
        listener.accept(screen);
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
