// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.Locale;
import org.enlighten.host.Firmware;
import org.enlighten.management.HostFault;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ProcessView;
import org.enlighten.management.ServiceView;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.HostComputer;
import org.enlighten.platform.HostState;
import org.enlighten.simulation.Cause;

/// What is done to a host's operating system, and to the host under it.
final class SystemWork {
    private static final long EVERY_NS = 1_000_000;
    private static final long CALL_TIMEOUT_NS = 120_000_000_000L;
    private static final long BOOT_TIMEOUT_NS = 3_600_000_000_000L;

    private final HostNode host;

    SystemWork(HostNode host) {
        this.host = host;
    }

    /// Makes a call in the system's name and goes on with its answer.
    private void call(SystemCall call, String doing, Work<?> work, Work.Step then) throws ManagementException {
        host.kernel();
        host.during(work);
        work.atMost(
                CALL_TIMEOUT_NS,
                () -> new Cause(doing, new Cause("The system of %s did not answer.".formatted(host.name()))));
        host.computer()
                .call(
                        call,
                        result -> work.attempt(() -> {
                            if (!result.isSuccess())
                                throw new ManagementException(new Cause(doing, new Cause(sentence(result))));
                            then.run();
                        }));
    }

    private static String sentence(Result result) {
        return result.message().isEmpty()
                ? "The system answered %s (0x%08X)."
                        .formatted(result.status(), result.status().code())
                : result.message();
    }

    void endProcess(int id, Work<ProcessView> work) throws ManagementException {
        ProcessView process = SystemViews.process(host, id);
        call(
                new SystemCall.EndProcess(id),
                "The process %s (%d) was not ended.".formatted(process.name(), id),
                work,
                () -> work.done(process));
    }

    void service(String name, SystemCall.ServiceAction action, Work<ServiceView> work) throws ManagementException {
        ServiceView service = SystemViews.service(host, name);
        String verb = action == SystemCall.ServiceAction.START ? "started" : "stopped";
        if (service.running() == (action == SystemCall.ServiceAction.START))
            throw new ManagementException("The service '%s' is %s already."
                    .formatted(service.name(), service.running() ? "running" : "stopped"));
        call(
                new SystemCall.Service(service.name(), action),
                "The service '%s' was not %s.".formatted(service.name(), verb),
                work,
                () -> work.done(SystemViews.service(host, name)));
    }

    /// A system that runs goes down in good order; one that has stopped is reset, as somebody at the machine would.
    void restart(Work<HostView> work) throws ManagementException {
        HostComputer computer = host.computer();
        long bootedAtNs = computer.bootedAtNs();
        switch (computer.state()) {
            case RUNNING -> computer.shutDown(SystemCall.ShutdownKind.RESTART);
            case BUGCHECK -> computer.reset();
            case OFF, INSTALLING, STARTING, SHUTTING_DOWN -> throw new ManagementException(Sentences.notRunning(host));
        }
        untilRunning(bootedAtNs, work);
    }

    private void untilRunning(long lastBootNs, Work<HostView> work) {
        HostComputer computer = host.computer();
        work.when(
                EVERY_NS,
                BOOT_TIMEOUT_NS,
                () -> computer.state() == HostState.RUNNING && computer.bootedAtNs() > lastBootNs
                        || computer.state() == HostState.BUGCHECK,
                () -> {
                    if (computer.state() == HostState.BUGCHECK)
                        throw new ManagementException(Sentences.notRunning(host));
                    work.done(HostViews.of(host));
                },
                () -> new Cause("%s did not start within an hour of virtual time.".formatted(host.name())));
    }

    void fault(HostFault fault, Work<HostView> work) throws ManagementException {
        HostComputer computer = host.computer();
        switch (fault) {
            case HostFault.CrashProcess(int id) -> crashProcess(id, work);
            case HostFault.CrashDriver(String driver) -> crashDriver(driver, work);
            case HostFault.PowerCut() -> {
                if (computer.state() == HostState.OFF) throw new ManagementException(host.name() + " is off already.");
                computer.powerCut();
                host.wentDown(computer);
                work.done(HostViews.of(host));
            }
            case HostFault.PowerOn() -> {
                if (computer.state() != HostState.OFF) throw new ManagementException(host.name() + " is on already.");
                computer.powerOn();
                untilRunning(-1, work);
            }
            case HostFault.Firmware(var which, boolean on) -> {
                host.turn(turned(computer.hardware().switches(), which, on));
                work.done(HostViews.of(host));
            }
        }
    }

    private static Firmware turned(Firmware now, HostFault.Firmware.Switch which, boolean on) {
        return switch (which) {
            case X64 -> new Firmware(on, now.hardwareVirtualization(), now.dep());
            case HARDWARE_VIRTUALIZATION -> new Firmware(now.x64(), on, now.dep());
            case DATA_EXECUTION_PREVENTION -> new Firmware(now.x64(), now.hardwareVirtualization(), on);
        };
    }

    private void crashProcess(int id, Work<HostView> work) throws ManagementException {
        ProcessView process = SystemViews.process(host, id);
        Kernel kernel = host.kernel();
        if (!kernel.injectProcessFault(id))
            throw new ManagementException(
                    "The process %s (%d) has no code that could fail.".formatted(process.name(), id));
        work.doneWhen(
                EVERY_NS,
                CALL_TIMEOUT_NS,
                () -> kernel.info().processes().stream().noneMatch(p -> p.processId() == id),
                () -> HostViews.of(host),
                () -> new Cause("%s (%d) waits for something and has not run since; it fails when it does."
                        .formatted(process.name(), id)));
    }

    private void crashDriver(String driver, Work<HostView> work) throws ManagementException {
        Kernel kernel = host.kernel();
        if (!kernel.injectDriverFault(driver.toLowerCase(Locale.ROOT)) && !kernel.injectDriverFault(driver))
            throw new ManagementException("The driver '%s' is not loaded on %s. Get-Driver lists those that are."
                    .formatted(driver, host.name()));
        work.doneWhen(
                EVERY_NS,
                CALL_TIMEOUT_NS,
                () -> kernel.bugcheck().isPresent(),
                () -> {
                    host.computer().noticeStop();
                    return HostViews.of(host);
                },
                () -> new Cause("The driver '%s' did not fail.".formatted(driver)));
    }
}
