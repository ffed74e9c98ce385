// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.volume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.Outcome;
import org.enlighten.host.HostEvents;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Requests on their way through the medium. A fence (barrier, flush) starts when everything before it has finished,
/// and nothing after it starts before it has. What has finished waits until [#deliver].
final class RequestQueue {
    private final Simulation simulation;
    private final ServiceModel model;
    private final MediumAccess medium;
    private final List<Pending> waiting = new ArrayList<>();
    private final Pending[] inService;
    private final Timer[] served;
    private final Deque<Pending> done = new ArrayDeque<>();
    private Runnable interrupt = () -> {};
    private boolean used;

    RequestQueue(String id, Simulation simulation, ServiceModel model, MediumAccess medium) {
        this.simulation = simulation;
        this.model = model;
        this.medium = medium;
        inService = new Pending[model.channels()];
        served = new Timer[model.channels()];
        for (int i = 0; i < served.length; i++) {
            int channel = i;
            served[i] = simulation.timer(id + "/channel/" + i, () -> served(channel));
        }
    }

    /// Wired once: something has finished.
    void wire(Runnable raises) {
        interrupt = raises;
    }

    /// Whether it ever had a request.
    boolean isUsed() {
        return used;
    }

    void submit(VolumeFile file, long tag, BlockRequest request, long cause) {
        long position = file.record().position(offset(request));
        Pending pending = new Pending(file, tag, () -> request, cause, position);
        pending.outcome = medium.refusal(file.record(), request);
        simulation
                .trace()
                .record(HostEvents.VOLUME_SUBMITTED, 0, -1, Mode.DEVICE, cause, pending.offset(), pending.bytes());
        used = true;
        waiting.add(pending);
        dispatch();
    }

    private static long offset(BlockRequest request) {
        return switch (request) {
            case BlockRequest.Read(long at, var _) -> Math.max(0, at);
            case BlockRequest.Write(long at, var _) -> Math.max(0, at);
            case BlockRequest.Barrier(), BlockRequest.Flush() -> 0;
        };
    }

    private void dispatch() {
        for (int channel = 0; channel < inService.length && !waiting.isEmpty(); channel++) {
            if (inService[channel] != null) continue;
            int next = chooseNext();
            if (next < 0) return;
            start(channel, waiting.remove(next));
        }
    }

    private int chooseNext() {
        int fence = 0;
        while (fence < waiting.size() && !waiting.get(fence).isFence()) fence++;
        if (fence > 0) return isFenceInService() ? -1 : model.next(waiting.subList(0, fence));
        return isIdle() ? 0 : -1;
    }

    private boolean isIdle() {
        for (Pending p : inService) if (p != null) return false;
        return true;
    }

    private boolean isFenceInService() {
        for (Pending p : inService) if (p != null && p.isFence()) return true;
        return false;
    }

    private void start(int channel, Pending pending) {
        inService[channel] = pending;
        pending.channel = channel;
        pending.startedNs = simulation.now();
        long takesNs = pending.outcome != null
                ? model.cachedNs(0)
                : medium.serviceNs(pending, inServiceCount(), simulation.now());
        simulation.arm(served[channel], simulation.now() + takesNs);
    }

    private void served(int channel) {
        Pending pending = inService[channel];
        inService[channel] = null;
        pending.channel = Pending.WAITING;
        if (pending.outcome == null) pending.outcome = medium.perform(pending);
        long tookNs = simulation.now() - pending.startedNs;
        simulation
                .trace()
                .record(HostEvents.VOLUME_FINISHED, 0, -1, Mode.DEVICE, pending.cause, pending.offset(), tookNs);
        done.add(pending);
        dispatch();
        interrupt.run();
    }

    /// Hands what has finished to its clients; what nobody has reopened since a restore waits on.
    void deliver() {
        List<Pending> kept = new ArrayList<>();
        for (int left = done.size(); left > 0; left--) {
            Pending pending = done.removeFirst();
            if (pending.file.isAttached()) pending.file.completed(pending.tag, pending.outcome);
            else kept.add(pending);
        }
        for (Pending pending : kept.reversed()) done.addFirst(pending);
    }

    /// Power is gone: gives the writes that were being served; everything is forgotten.
    List<Pending> lose() {
        List<Pending> torn = new ArrayList<>();
        for (int i = 0; i < inService.length; i++) {
            if (inService[i] != null && inService[i].request() instanceof BlockRequest.Write) torn.add(inService[i]);
            inService[i] = null;
            simulation.cancel(served[i]);
        }
        waiting.clear();
        done.clear();
        return torn;
    }

    /// A file is gone: what waits for it is answered GONE in its turn.
    void gone(FileRecord record) {
        Outcome outcome =
                new Outcome.Failed(Outcome.Failure.GONE, "'" + record.path + "' was deleted while it was in use.");
        for (Pending p : waiting) if (p.file.record() == record && p.outcome == null) p.outcome = outcome;
        for (Pending p : inService)
            if (p != null && p.file.record() == record && p.outcome == null) p.outcome = outcome;
    }

    /// In service by channel, then waiting in order, then done in order.
    List<Pending> all() {
        List<Pending> all = new ArrayList<>();
        for (Pending p : inService) if (p != null) all.add(p);
        all.addAll(waiting);
        all.addAll(done);
        return all;
    }

    int inServiceCount() {
        int count = 0;
        for (Pending p : inService) if (p != null) count++;
        return count;
    }

    int waitingCount() {
        return waiting.size();
    }

    void restore(List<Pending> all, int inServiceCount, int waitingCount) {
        used = true;
        for (int i = 0; i < inServiceCount; i++) inService[all.get(i).channel] = all.get(i);
        waiting.addAll(all.subList(inServiceCount, inServiceCount + waitingCount));
        done.addAll(all.subList(inServiceCount + waitingCount, all.size()));
    }

    void forgetTimers() {
        for (Timer timer : served) simulation.forget(timer);
    }
}
