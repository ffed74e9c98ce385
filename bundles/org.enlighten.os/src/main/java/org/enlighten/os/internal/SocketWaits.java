// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.SocketCall;

/// Threads that wait for sockets: each performs its call once more when one of them is ready.
final class SocketWaits {
    /// One of them, and the sockets any of which wakes it.
    record Waiter(int thread, List<Integer> sockets) {}

    /// What is saved.
    record State(List<Waiter> waiters) {}

    private final Executive x;
    private final List<Waiter> waiters = new ArrayList<>();

    SocketWaits(Executive x) {
        this.x = x;
    }

    /// The thread waits, at most until its deadline.
    ///
    /// @param timeoutNs as its call says; the deadline is set the first time
    /// @return false when it may not wait at all, or not any longer
    boolean begin(KernelThread t, List<Integer> sockets, long timeoutNs) {
        long now = x.time.nowNs();
        boolean forEver = timeoutNs == SocketCall.FOREVER;
        if (t.deadlineNs == 0 && !forEver) t.deadlineNs = Math.max(1, now + Math.max(0, timeoutNs));
        if (!forEver && (timeoutNs <= 0 || t.deadlineNs <= now)) return false;
        waiters.add(new Waiter(t.id, List.copyOf(sockets)));
        t.wait = KernelThread.Wait.SOCKET;
        if (!forEver) x.time.sleep(t, t.deadlineNs - now);
        return true;
    }

    void ready(int socket) {
        List<Waiter> woken = new ArrayList<>();
        for (Waiter w : waiters) if (w.sockets().contains(socket)) woken.add(w);
        for (Waiter w : woken) {
            KernelThread t = x.processes.thread(w.thread());
            forget(t);
            x.dispatcher.wake(t, 1);
        }
    }

    /// The thread does not wait any more.
    void forget(KernelThread t) {
        waiters.removeIf(w -> w.thread() == t.id);
        x.time.cancel(t);
    }

    State save() {
        return new State(List.copyOf(waiters));
    }

    void restore(State s) {
        waiters.addAll(s.waiters());
    }
}
