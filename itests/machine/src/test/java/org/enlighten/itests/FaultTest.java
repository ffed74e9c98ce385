// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.EventLog;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemInfo;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.platform.HostState;
import org.enlighten.platform.Installation;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What falls when something fails, and what does not.
class FaultTest {
    @TempDir
    Path directory;

    @Test
    void killingOneWorkerEndsItsMachineAndNoOther() throws Exception {
        World world = started(HardwareProfile.of("server-2008"));
        List<VirtualMachine> vms = threeRunning(world);
        long freeBefore = installation(world).capacity().memoryFreeMib();
        int worker = vms.get(1).view().workerProcessId();
        call(world, new SystemCall.EndProcess(worker));
        world.runUntil("the machine falls", 10, () -> vms.get(1).view().state() == MachineState.OFF);
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS);
        assertEquals(MachineState.RUNNING, vms.get(0).view().state());
        assertEquals(MachineState.RUNNING, vms.get(2).view().state());
        assertTrue(vms.get(1).view().fault().orElseThrow().message().contains("worker process " + worker));
        assertTrue(installation(world).capacity().memoryFreeMib() > freeBefore);
        assertTrue(log(world, "Hyper-V-VMMS").stream().anyMatch(e -> e.message().contains("vm1")));
        world.power(vms.get(1), PowerAction.START);
        assertEquals(MachineState.RUNNING, vms.get(1).view().state());
    }

    @Test
    void withoutItsManagementServiceMachinesRunOnAndCommandsSaySo() throws Exception {
        World world = started(HardwareProfile.of("server-2008"));
        List<VirtualMachine> vms = threeRunning(world);
        call(world, new SystemCall.EndProcess(process(world, "vmms.exe")));
        world.runUntil(
                "service is gone", 10, () -> installation(world).unavailable().isPresent());
        World.Ending ending = new World.Ending();
        vms.getFirst().power(PowerAction.PAUSE, ending);
        assertTrue(
                ending.failure().orElseThrow().message().contains("Virtual Machine Management service does not run"));
        assertEquals(MachineState.RUNNING, vms.getFirst().view().state());
        assertTrue(vms.getFirst().screen().text().contains("bootable"));
    }

    @Test
    void aProcessThatCrashesEndsAloneAndTheEventLogSaysSo() throws Exception {
        World world = started(HardwareProfile.of("server-2008"));
        Kernel kernel = world.host.kernel().orElseThrow();
        int spooler = process(world, "spoolsv.exe");
        assertTrue(kernel.injectProcessFault(spooler));
        world.runUntil(
                "process ends", 60, () -> kernel.info().processes().stream().noneMatch(p -> p.processId() == spooler));
        assertEquals(HostState.RUNNING, world.host.state());
        assertTrue(kernel.events().entries().stream()
                .anyMatch(e -> e.level() == EventLog.Level.ERROR && e.message().contains("spoolsv.exe")));
    }

    @Test
    void aDriverThatCrashesStopsTheMachineAndEverythingOnIt() throws Exception {
        World world = started(HardwareProfile.of("server-2008"));
        List<VirtualMachine> vms = threeRunning(world);
        Kernel kernel = world.host.kernel().orElseThrow();
        assertTrue(kernel.injectDriverFault("vhdmp"));
        long booted = world.host.bootedAtNs();
        world.runUntil(
                "host stops and restarts",
                600,
                () -> world.host.bootedAtNs() > booted && world.host.state() == HostState.RUNNING);
        assertEquals("vhdmp", world.host.crash().orElseThrow().driver());
        for (VirtualMachine vm : vms) assertEquals(MachineState.OFF, vm.view().state());
        assertTrue(world.host.kernel().orElseThrow().events().entries().stream()
                .anyMatch(e -> e.message().contains("vhdmp")));
    }

    @Test
    void aMachineStartsAgainFromItsDiskAfterItsHostWentDownUnderIt() throws Exception {
        World world = started(HardwareProfile.of("server-2008"));
        VmDefinition definition = FirstVm.install(world, "a").definition();
        List<Runnable> endings = List.of(
                () -> world.host.shutDown(SystemCall.ShutdownKind.RESTART),
                () -> world.host.kernel().orElseThrow().injectDriverFault("vhdmp"),
                world.host::reset);
        for (Runnable ending : endings) {
            long booted = world.host.bootedAtNs();
            ending.run();
            world.runUntil("host is back", 600, () -> world.host.bootedAtNs() > booted && world.isManaged());
            VirtualMachine again = installation(world).define(definition);
            world.power(again, PowerAction.START);
            world.runUntil("prompt", 60, () -> FirstVm.isAtPrompt(again));
        }
    }

    @Test
    void theMachineThatDoesNotFitIsRefusedWithTheFiguresAndTheOthersRunOn() throws Exception {
        World world = started(HardwareProfile.of("server-2008").withMemoryMib(4096));
        VirtualMachine small = world.define("small", 512);
        VirtualMachine large = world.define("large", 60_000);
        world.power(small, PowerAction.START);
        World.Ending ending = new World.Ending();
        large.power(PowerAction.START, ending);
        world.runUntil("refusal", 60, ending::isEnded);
        String why = ending.failure().orElseThrow().root().message();
        assertTrue(why.contains("60000 MB") && why.contains("MB are free"), why);
        assertEquals(MachineState.OFF, large.view().state());
        assertEquals(MachineState.RUNNING, small.view().state());
    }

    @Test
    void whatTheHostsOwnSystemUsesIsNotGivenAway() throws Exception {
        World world = started(HardwareProfile.of("server-2008").withMemoryMib(4096));
        long free = installation(world).capacity().memoryFreeMib();
        assertTrue(free > 0 && free < 4096, "free: " + free);
        VirtualMachine all = world.define("all", 4094);
        World.Ending ending = new World.Ending();
        all.power(PowerAction.START, ending);
        world.runUntil("refusal", 60, ending::isEnded);
        String why = ending.failure().orElseThrow().root().message();
        assertTrue(why.contains("and " + free + " MB are free"), why);
        assertEquals(free, installation(world).capacity().memoryFreeMib());
        VirtualMachine most = world.define("most", (int) free - 32);
        world.power(most, PowerAction.START);
        assertTrue(installation(world).capacity().memoryFreeMib() < 32);
        world.power(most, PowerAction.TURN_OFF);
        assertEquals(free, installation(world).capacity().memoryFreeMib());
    }

    @Test
    void theRoleIsRefusedWithOneReasonForEachThingThatIsMissing() {
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withX64(false)
                .withHardwareVirtualization(false)
                .withDep(false);
        World world = new World(directory, 3, profile);
        world.boot();
        World.Ending ending = new World.Ending();
        world.host.install(world.host.platforms().getFirst(), ending);
        String why = ending.failure().orElseThrow().root().message();
        assertEquals(3, why.split("\n").length, why);
        assertTrue(
                why.contains("64-bit")
                        && why.contains("Hardware virtualization")
                        && why.contains("Data Execution Prevention"),
                why);
        world.close();
    }

    private World started(HardwareProfile profile) {
        World world = new World(directory, 3, profile);
        world.boot();
        world.installRole();
        return world;
    }

    private static List<VirtualMachine> threeRunning(World world) throws Exception {
        List<VirtualMachine> vms = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            VirtualMachine vm = world.define("vm" + i, 128);
            world.power(vm, PowerAction.START);
            vms.add(vm);
        }
        world.runUntil(
                "firmware has looked",
                60,
                () -> vms.stream().allMatch(v -> v.screen().text().contains("bootable")));
        return vms;
    }

    private static Installation installation(World world) {
        return world.host.installation().orElseThrow();
    }

    private static int process(World world, String image) {
        return world.host.kernel().orElseThrow().info().processes().stream()
                .filter(p -> p.image().equals(image))
                .mapToInt(SystemInfo.ProcessInfo::processId)
                .findFirst()
                .orElseThrow();
    }

    private static List<EventLog.Entry> log(World world, String source) {
        return world.host.kernel().orElseThrow().events().entries().stream()
                .filter(e -> e.source().equals(source))
                .toList();
    }

    private static void call(World world, SystemCall call) {
        boolean[] answered = {false};
        world.host.call(call, of -> answered[0] = true);
        world.runUntil("operator's call", 60, () -> answered[0]);
    }
}
