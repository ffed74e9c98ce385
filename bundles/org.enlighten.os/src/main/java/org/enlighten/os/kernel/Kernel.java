// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import java.util.List;
import java.util.Optional;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.Machine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.os.EventLog;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.ProgramLibrary;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.driver.DriverLibrary;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.internal.Executive;
import org.enlighten.os.net.ConnectionView;
import org.enlighten.os.net.StackCounters;
import org.enlighten.os.system.AttackSurface;
import org.enlighten.os.system.Bugcheck;
import org.enlighten.os.system.DeviceView;
import org.enlighten.os.system.SystemDescription;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.os.system.VolumeView;
import org.enlighten.simulation.Saved;

/// A kernel of the operating-system kit: one engine that drives all processors of its machine, whether that
/// machine is bare metal, a root partition or a guest. Built by a boot loader; it becomes the engine of the
/// machine's processors and boots when the boot processor first runs.
///
/// To continue from a saved state: build it anew from the same arguments, then [#restoreEngine].
public final class Kernel implements ExecutionEngine {
    private final Executive executive;

    public Kernel(
            Machine machine,
            SystemDescription description,
            DriverLibrary drivers,
            ProgramLibrary programs,
            List<FileSystemFactory> fileSystems) {
        executive = new Executive(machine, description, drivers, programs, List.copyOf(fileSystems));
        for (VirtualProcessor vp : machine.processors()) vp.engine(this);
    }

    @Override
    public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
        return executive.run(vp, nowNs);
    }

    @Override
    public boolean cuttable() {
        return true;
    }

    /// How far the system has come.
    public SystemPhase phase() {
        return executive.phase();
    }

    /// Why it stopped, when it did so by itself.
    public Optional<Bugcheck> bugcheck() {
        return executive.bugcheck();
    }

    public SystemInfo info() {
        return executive.info();
    }

    /// What the system's clock shows: nanoseconds since the beginning of 2008, UTC.
    public long clockNs() {
        return executive.clockNs();
    }

    /// Whether the service of that name runs; a name that is not known does not.
    public boolean isServiceRunning(String name) {
        return executive.isServiceRunning(name);
    }

    /// Every device found, in order of discovery.
    public List<DeviceView> devices() {
        return executive.devices();
    }

    /// Adapters and their addresses.
    public NetworkInfo network() {
        return executive.network();
    }

    public List<ConnectionView> connections() {
        return executive.connections();
    }

    /// Empty while the system has neither adapter nor socket.
    public Optional<StackCounters> networkCounters() {
        return executive.networkCounters();
    }

    public List<VolumeView> volumes() {
        return executive.volumes();
    }

    /// What running services listen on, sorted, as `tcp/135`.
    public List<String> openPorts() {
        return executive.openPorts();
    }

    public AttackSurface attackSurface() {
        return executive.attackSurface();
    }

    public EventLog events() {
        return executive.events();
    }

    /// The latest text that programs and the kernel wrote to the console.
    public String consoleText() {
        return executive.consoleText();
    }

    /// A call made from outside (a management connection, an operator), performed by the system process in
    /// kernel mode. StartProcess, WaitProcess, EndProcess, Service, Shutdown, Report, those about the clock, and of
    /// the network calls
    /// Adapters and
    /// Configure, are possible.
    ///
    /// @return the number by which [#answer] knows it
    public long post(SystemCall call) {
        return executive.post(call);
    }

    /// The answer to a posted call, once, when it has come. A system that has stopped answers NOT_READY.
    public Optional<Result> answer(long posted) {
        return executive.answer(posted);
    }

    /// Makes a process's own code throw at its next step; what it waits for is cancelled. False when there is
    /// no such process.
    public boolean injectProcessFault(int processId) {
        return executive.injectProcessFault(processId);
    }

    /// Makes a driver's own code throw at its next step, which is scheduled now. False when it is not loaded.
    public boolean injectDriverFault(String driverId) {
        return executive.injectDriverFault(driverId);
    }

    /// This system is no more (reset, power off): gives back its timers and memories. Nothing may be called
    /// after.
    public void close() {
        executive.close();
    }

    @Override
    public Saved saveEngine() {
        return executive.save();
    }

    @Override
    public void restoreEngine(Saved state) {
        executive.restore(state);
    }
}
