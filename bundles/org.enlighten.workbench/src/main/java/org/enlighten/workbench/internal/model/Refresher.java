// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Display;
import org.enlighten.management.Change;
import org.enlighten.management.Inventory;
import org.enlighten.management.Management;
import org.enlighten.management.SimulationView;
import org.enlighten.management.Subscription;
import org.enlighten.simulation.Job;

/// Fresh pictures of the world at the window's own rate: at most four a second, however much happens. The
/// simulation's thread only marks what changed; one question of a kind is under way at a time.
public final class Refresher implements AutoCloseable {
    static final int TICK_MS = 250;
    /// Uptimes go on without a change being told.
    private static final int TICKS_PER_INVENTORY_MAX = 4;

    private final Display display;
    private final Management management;
    private final Subscription subscription;
    private final AtomicBoolean inventoryDirty = new AtomicBoolean(true);
    private final AtomicBoolean jobsDirty = new AtomicBoolean(true);
    private final List<Consumer<Inventory>> inventoryListeners = new ArrayList<>();
    private final List<Consumer<SimulationView>> clockListeners = new ArrayList<>();
    private final List<Consumer<List<Job.View>>> jobListeners = new ArrayList<>();
    private final Question inventory = new Question();
    private final Question clock = new Question();
    private final Question jobs = new Question();
    private int ticks;
    private boolean closed;

    /// Whether an answer is awaited.
    private static final class Question {
        private boolean open;
    }

    public Refresher(Display display, Management management) {
        this.display = display;
        this.management = management;
        subscription = management.subscribe(this::mark);
    }

    public void onInventory(Consumer<Inventory> listener) {
        inventoryListeners.add(listener);
    }

    public void onClock(Consumer<SimulationView> listener) {
        clockListeners.add(listener);
    }

    public void onJobs(Consumer<List<Job.View>> listener) {
        jobListeners.add(listener);
    }

    public void start() {
        tick();
    }

    /// Asks without waiting for the next tick.
    public void now() {
        inventoryDirty.set(true);
        jobsDirty.set(true);
        askAll();
    }

    private void mark(Change change) {
        switch (change) {
            case Change.Host _, Change.VmList _, Change.Vm _ -> inventoryDirty.set(true);
            case Change.Job _ -> jobsDirty.set(true);
            case Change.Screen _, Change.EventLog _, Change.Clock _ -> {}
        }
    }

    private void tick() {
        if (closed) return;
        if (++ticks % TICKS_PER_INVENTORY_MAX == 0) inventoryDirty.set(true);
        askAll();
        display.timerExec(TICK_MS, this::tick);
    }

    private void askAll() {
        if (closed) return;
        if (!inventory.open && inventoryDirty.getAndSet(false))
            ask(inventory, management.inventory(), inventoryListeners);
        if (!jobs.open && jobsDirty.getAndSet(false))
            ask(jobs, management.jobs().list(), jobListeners);
        if (!clock.open) ask(clock, management.simulation().view(), clockListeners);
    }

    private <T> void ask(Question question, CompletableFuture<T> answer, List<Consumer<T>> listeners) {
        question.open = true;
        Consumer<T> heard = value -> {
            question.open = false;
            if (!closed) List.copyOf(listeners).forEach(listener -> listener.accept(value));
        };
        // What could not be told now is asked again at the next tick.
        Answers.hear(display, answer, heard, _ -> question.open = false);
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
