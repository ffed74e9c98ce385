// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.management.AttackSurfaceView;
import org.enlighten.management.EventView;
import org.enlighten.management.FeatureView;
import org.enlighten.management.HostFault;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewHost;
import org.enlighten.management.PowerAction;
import org.enlighten.management.ProcessView;
import org.enlighten.management.SystemManagement;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.simulation.Cause;
import org.junit.jupiter.api.Test;

class HostTest {
    private static final String NO_ROLE =
            "The Hyper-V role is not installed on HV01. Run Install-WindowsFeature Hyper-V, then Restart-Computer.";

    private interface Attempt {
        void run() throws ManagementException;
    }

    private static Cause refusal(Attempt attempt) {
        return assertThrows(ManagementException.class, attempt::run).why();
    }

    @Test
    void theRoleIsInstalledAndTakesEffectWithTheRestart() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.temporary(1)) {
            SystemManagement system = workspace.host().system();
            assertEquals(NO_ROLE, refusal(() -> workspace.define("a")).message());
            assertEquals(FeatureView.State.AVAILABLE, state(workspace));
            assertTrue(workspace.await(system.install("HYPER-V")).restartNeeded());
            assertEquals(FeatureView.State.INSTALL_PENDING, state(workspace));
            assertTrue(refusal(() -> workspace.define("a")).message().contains("takes effect at its next start"));
            HostView restarted = workspace.await(system.restart());
            assertTrue(restarted.hypervisorPresent());
            assertEquals(FeatureView.State.INSTALLED, state(workspace));
            workspace.define("a");
            assertTrue(workspace.await(system.uninstall("Hyper-V")).restartNeeded());
            assertEquals(FeatureView.State.UNINSTALL_PENDING, state(workspace));
            workspace.await(system.restart());
            assertEquals(NO_ROLE, refusal(() -> workspace.define("b")).message());
            assertEquals(
                    "There is no feature 'DNS'. There is Hyper-V. Get-WindowsFeature lists them.",
                    refusal(() -> workspace.await(system.install("DNS"))).message());
        }
    }

    private static FeatureView.State state(TestWorkspace workspace) throws ManagementException {
        return workspace.get(workspace.host().system().features()).getFirst().state();
    }

    @Test
    void eachMissingRequirementIsNamed() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.temporary(1)) {
            for (HostFault.Firmware.Switch which : HostFault.Firmware.Switch.values())
                workspace.await(workspace.host().fault(new HostFault.Firmware(which, false)));
            workspace.await(workspace.host().system().restart());
            Cause why = refusal(() -> workspace.await(workspace.host().system().install("Hyper-V")));
            assertEquals(4, why.chain().size());
            assertTrue(why.message().contains("x64"), why.message());
            assertTrue(why.message().contains("Hardware virtualization"), why.message());
            assertTrue(why.message().contains("Data Execution Prevention"), why.message());
        }
    }

    @Test
    void withoutItsManagementServiceMachinesRunOnAndCommandsSayWhy() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.withRole(1)) {
            VmView vm = workspace.define("a");
            workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
            ProcessView vmms = process(workspace, "vmms.exe");
            workspace.await(workspace.host().system().endProcess(vmms.processId()));
            String told =
                    refusal(() -> workspace.get(workspace.host().vms().list())).message();
            assertTrue(told.toLowerCase(java.util.Locale.ROOT).contains("service"), told);
            assertTrue(process(workspace, "vmwp.exe").vm().isPresent());
        }
    }

    private static ProcessView process(TestWorkspace workspace, String name) throws ManagementException {
        List<ProcessView> all = workspace.get(workspace.host().system().processes());
        return all.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> new AssertionError(all));
    }

    @Test
    void aWorkerThatIsKilledTakesItsMachineWithItAndNoOther() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.withRole(1)) {
            List<VmView> vms = List.of(workspace.define("a"), workspace.define("b"), workspace.define("c"));
            for (VmView vm : vms) workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
            VmView second = workspace.get(workspace.host().vms().vm(vms.get(1).id()));
            workspace.await(workspace.host().system().endProcess(second.workerProcessId()));
            workspace.get(workspace.management.simulation().runFor(1_000_000_000));
            List<VmView> now = workspace.get(workspace.host().vms().list());
            assertEquals(
                    List.of(VmState.RUNNING, VmState.OFF, VmState.RUNNING),
                    now.stream().map(VmView::state).toList());
            assertTrue(
                    now.get(1).status().contains("'b' was turned off"),
                    now.get(1).status());
        }
    }

    @Test
    void aDriverThatCrashesStopsTheHostAndIsToldInTheEventLog() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.withRole(1)) {
            VmView vm = workspace.define("a");
            workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
            HostView stopped = workspace.await(workspace.host().fault(new HostFault.CrashDriver("vid")));
            assertTrue(stopped.statusText().contains("The driver 'vid' stopped the system"), stopped.statusText());
            assertTrue(refusal(() -> workspace.get(workspace.host().vms().list()))
                    .message()
                    .contains("has stopped"));
            workspace.get(workspace.management.simulation().runFor(60_000_000_000L));
            assertEquals(
                    VmState.OFF,
                    workspace.get(workspace.host().vms().vm(vm.id())).state());
            List<EventView> events = workspace.get(workspace.host().system().events());
            assertTrue(events.stream().anyMatch(e -> e.message().contains("bugcheck")), events::toString);
            assertTrue(refusal(() -> workspace.await(workspace.host().fault(new HostFault.CrashDriver("nothing"))))
                    .message()
                    .contains("is not loaded"));
        }
    }

    @Test
    void aPowerCutTurnsEverythingOffAndPowerOnBootsAgain() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.withRole(1)) {
            VmView vm = workspace.define("a");
            workspace.await(workspace.host().vms().power(vm.id(), PowerAction.START));
            assertEquals(
                    HostView.State.OFF,
                    workspace
                            .await(workspace.host().fault(new HostFault.PowerCut()))
                            .state());
            assertTrue(refusal(() -> workspace.get(workspace.host().vms().list()))
                    .message()
                    .startsWith("HV01 is off."));
            workspace.await(workspace.host().fault(new HostFault.PowerOn()));
            assertEquals(
                    VmState.OFF,
                    workspace.get(workspace.host().vms().vm(vm.id())).state());
        }
    }

    @Test
    void servicesAreStoppedAndStarted() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.temporary(1)) {
            SystemManagement system = workspace.host().system();
            int ports = workspace.get(system.ports()).size();
            assertEquals(false, workspace.await(system.stopService("rpcss")).running());
            assertTrue(workspace.get(system.ports()).size() < ports);
            assertTrue(refusal(() -> workspace.await(system.stopService("rpcss")))
                    .message()
                    .contains("stopped already"));
            assertEquals(true, workspace.await(system.startService("rpcss")).running());
            assertEquals(ports, workspace.get(system.ports()).size());
            assertTrue(refusal(() -> workspace.await(system.startService("nothing")))
                    .message()
                    .contains("no service"));
        }
    }

    @Test
    void serverCoreHasLessToAttackAndWhatIsStoppedIsNotCounted() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.temporary(1)) {
            workspace.await(workspace.management.addHost(new NewHost("CORE01", "server-2008", "windows-2008-core")));
            SystemManagement full = workspace.host().system();
            SystemManagement core = workspace.management.host("CORE01").system();
            workspace.get(workspace.management.simulation().runFor(60_000_000_000L));
            AttackSurfaceView more = workspace.get(full.attackSurface());
            AttackSurfaceView less = workspace.get(core.attackSurface());
            assertTrue(less.processes() < more.processes(), less + " " + more);
            assertTrue(less.services() < more.services(), less + " " + more);
            assertTrue(less.openPorts() < more.openPorts(), less + " " + more);
            assertEquals(workspace.get(core.ports()).size(), less.openPorts());
            assertEquals(workspace.get(core.services()).size(), less.services());
            workspace.await(full.stopService("Spooler"));
            AttackSurfaceView fewer = workspace.get(full.attackSurface());
            assertEquals(more.openPorts() - 1, fewer.openPorts());
            assertEquals(more.runningServices() - 1, fewer.runningServices());
            assertEquals(more.services(), fewer.services());
        }
    }

    @Test
    void hostsAreAddedAndRemoved() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.temporary(1)) {
            NewHost core = new NewHost("hv02", "server-2024", "windows-2008-core");
            HostView added = workspace.await(workspace.management.addHost(core));
            assertEquals("HV02", added.name());
            assertEquals(HostView.State.RUNNING, added.state());
            int processes = workspace.get(workspace.host().system().processes()).size();
            assertTrue(workspace
                            .get(workspace.management.host("hv02").system().processes())
                            .size()
                    < processes);
            assertTrue(refusal(() -> workspace.await(workspace.management.addHost(core)))
                    .message()
                    .contains("already"));
            workspace.await(workspace.management.removeHost("HV02"));
            assertEquals(List.of("HV01"), workspace.management.hosts());
            for (NewHost wrong : List.of(
                    new NewHost("HV 3", "server-2008", "windows-2008"),
                    new NewHost("HV03", "abacus", "windows-2008"),
                    new NewHost("HV03", "server-2008", "windows-nt4")))
                refusal(() -> workspace.await(workspace.management.addHost(wrong)));
            assertEquals(List.of("HV01"), workspace.management.hosts());
        }
    }
}
