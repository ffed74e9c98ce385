// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.machine.Frame;
import org.enlighten.os.Result;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.internal.log.BoundedLog;
import org.enlighten.os.internal.memory.PageAllocator;

/// A kernel's whole state, and how its parts get theirs back: drivers and file systems are made anew by their
/// factories, processes by their programs', and each is then filled.
record EngineState(
        boolean begun,
        long begunAtNs,
        long kernelBytes,
        PageAllocator.State pages,
        KernelTime.State time,
        BoundedLog.State log,
        PlugAndPlay.State plugAndPlay,
        List<DriverInstance.State> drivers,
        long nextRequest,
        Volumes.State volumes,
        Mounter.State mounter,
        Processes.State processes,
        ConsoleDevice.State console,
        KernelMessages.State messages,
        Services.State services,
        Booter.State booter,
        Crash.State crash,
        PowerManager.State power,
        List<Core.State> cores,
        int[] ready,
        List<Frame.State> deferred,
        List<AnswerState> answers,
        long chargedNs,
        long interrupts,
        long nextPosted,
        Map<String, Result> posted,
        Networking.State network,
        Backups.State backups) {

    /// An answer that is to be given at deferred level.
    record AnswerState(String client, long tag, Outcome outcome) {}

    static EngineState of(Executive x) {
        Dispatcher d = x.dispatcher;
        return new EngineState(
                x.begun,
                x.begunAtNs,
                x.kernelBytes,
                x.pages.save(),
                x.time.save(),
                x.log.save(),
                x.plugAndPlay.save(),
                x.drivers.all().stream().map(DriverInstance::save).toList(),
                x.drivers.nextRequest(),
                x.volumes.save(),
                x.mounter.save(),
                x.processes.save(),
                x.console.save(),
                x.messages.save(),
                x.services.save(),
                x.booter.save(),
                x.crash.save(),
                x.power.save(),
                Arrays.stream(d.cores).map(Core::save).toList(),
                d.ready.save(),
                d.deferred.stream().map(Frame::save).toList(),
                d.answers.stream()
                        .map(a -> new AnswerState(a.client().key(), a.tag(), a.outcome()))
                        .toList(),
                d.chargedNs(),
                d.interrupts,
                x.nextPosted,
                postedBy(x),
                x.network.save(),
                x.backups.save());
    }

    private static Map<String, Result> postedBy(Executive x) {
        Map<String, Result> posted = new TreeMap<>();
        x.answers.forEach((number, result) -> posted.put(Long.toString(number), result));
        return posted;
    }

    void into(Executive x) {
        x.restoring = true;
        x.begun = begun;
        x.begunAtNs = begunAtNs;
        x.kernelBytes = kernelBytes;
        x.nextPosted = nextPosted;
        posted.forEach((number, result) -> x.answers.put(Long.parseLong(number), result));
        x.pages.restore(pages);
        x.time.restore(time);
        x.log.restore(log);
        x.plugAndPlay.restore(plugAndPlay);
        x.drivers.nextRequest(nextRequest);
        for (DriverInstance.State d : drivers) rebuildDriver(x, d);
        x.volumes.restore(volumes);
        x.mounter.restore(mounter);
        for (DriverInstance.State d : drivers) restoreDriver(x.drivers.get(d.number()), d);
        x.network.restore(network);
        requests(x);
        x.processes.restore(processes);
        x.console.restore(console);
        if (messages != null) x.messages.restore(messages);
        x.services.restore(services);
        x.booter.restore(booter);
        x.crash.restore(crash);
        x.power.restore(power);
        if (backups != null) x.backups.restore(backups);
        dispatcher(x);
        x.restoring = false;
    }

    private static void rebuildDriver(Executive x, DriverInstance.State s) {
        DriverFactory factory = x.library
                .find(s.id())
                .orElseThrow(() -> new IllegalStateException(
                        "the saved system runs the driver '" + s.id() + "', which no bundle here has"));
        DriverInstance d = new DriverInstance(s.number(), factory, x.plugAndPlay.nodeAt(s.devicePath()));
        d.pages.addAll(s.pages());
        d.pageCounts.addAll(s.pageCounts());
        d.console.addAll(s.console());
        if (s.names() != null) d.names.addAll(s.names());
        d.initialized = s.initialized();
        d.removed = s.removed();
        d.dispatching = s.dispatching();
        d.faulty = s.faulty();
        d.lastCause = s.lastCause();
        if (s.offersFiles()) d.files = d.node.files();
        x.drivers.add(d);
        DriverKit kit = new DriverKit(x, d);
        d.driver = d.removed ? new GoneDriver(d.node, kit) : factory.create(d.node, kit);
        d.vectors.clear();
        d.vectors.addAll(s.vectors());
        if (!d.removed) for (int vector : s.vectors()) x.drivers.connect(d, vector);
    }

    /// Pages that it asks for after this are new ones.
    private static void restoreDriver(DriverInstance d, DriverInstance.State s) {
        if (!d.removed) d.driver.restore(s.driver());
        d.pagesAsked = d.pages.size();
    }

    private void requests(Executive x) {
        Memories memories = x.machine.memories();
        for (DriverInstance.State s : drivers) {
            DriverInstance d = x.drivers.get(s.number());
            for (PendingRequest.State r : s.waiting())
                d.waiting.add(new PendingRequest(r.in(memories), x.client(r.client()), r.tag()));
            for (PendingRequest.State r : s.underWay())
                d.underWay.add(new PendingRequest(r.in(memories), x.client(r.client()), r.tag()));
        }
        for (BlockDevice.State s : volumes.devices()) x.volumes.device(s.name()).restoreTransfers(s, memories);
    }

    private void dispatcher(Executive x) {
        Dispatcher d = x.dispatcher;
        for (int i = 0; i < d.cores.length; i++) {
            Core.State s = cores.get(i);
            KernelThread current = s.current() == 0 ? null : x.processes.thread(s.current());
            d.cores[i].restore(s, current, x.processes.find(s.paying()).orElse(null));
            if (current != null) current.onProcessor = true;
        }
        for (int id : ready) d.ready.addLast(x.processes.thread(id));
        for (Frame.State f : deferred) d.deferred.add(Frame.restored(f));
        for (AnswerState a : answers) d.answers.add(new Dispatcher.Answer(x.client(a.client()), a.tag(), a.outcome()));
        d.chargedNs(chargedNs);
        d.interrupts = interrupts;
    }
}
