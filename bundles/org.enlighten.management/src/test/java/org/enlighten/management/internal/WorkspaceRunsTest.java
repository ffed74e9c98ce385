// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.NewDisk;
import org.enlighten.management.OpenSettings.Clock;
import org.enlighten.management.SimulationView;
import org.enlighten.management.TraceExport;
import org.enlighten.management.TraceExportRequest;
import org.enlighten.management.TraceFormat;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceRunsTest {
    @TempDir
    Path parent;

    private TestWorkspace open(String name) throws ManagementException {
        return TestWorkspace.open(parent.resolve(name).toString(), OptionalLong.empty(), Clock.WAITING_CALLER);
    }

    @Test
    void aNewWorkspaceHasOneHostThatRuns() throws ManagementException {
        try (TestWorkspace workspace = open("w")) {
            assertEquals(List.of("HV01"), workspace.management.hosts());
            HostView host = workspace.get(workspace.host().view());
            assertEquals(HostView.State.RUNNING, host.state());
            assertEquals("Windows Server 2008", host.systemName());
            assertFalse(host.hypervisorPresent());
            assertEquals(List.of(), workspace.management.notices());
        }
    }

    @Test
    void whatWasDoneIsThereInTheNextRunAndIdentifiersNeverComeTwice() throws ManagementException {
        VmView first;
        long before;
        try (TestWorkspace workspace = open("w")) {
            workspace.installRole();
            workspace.await(workspace.host().disks().create(new NewDisk("a.vhd", 1L << 30, NewDisk.Type.DYNAMIC)));
            VmView made = workspace.define("web01");
            DriveAddress place = new DriveAddress(0, 0);
            first = workspace.await(workspace
                    .host()
                    .vms()
                    .modify(
                            made.id(),
                            List.of(
                                    new VmChange.Memory(new MemorySettings(64)),
                                    new VmChange.AddDrive(new Drive.HardDisk(place, "a.vhd")))));
            before = workspace.get(workspace.management.simulation().view()).nowNs();
        }
        try (TestWorkspace workspace = open("w")) {
            assertTrue(workspace.get(workspace.management.simulation().view()).nowNs() > before);
            assertEquals(List.of(first), workspace.get(workspace.host().vms().list()));
            assertEquals(
                    "web01",
                    workspace.await(workspace.host().disks().disk("a.vhd")).attachedTo());
            assertNotEquals(first.id(), workspace.define("web02").id());
            workspace.await(workspace.host().vms().remove(first.id()));
        }
        try (TestWorkspace workspace = open("w")) {
            assertEquals(
                    List.of("web02"),
                    workspace.get(workspace.host().vms().list()).stream()
                            .map(VmView::name)
                            .toList());
        }
    }

    @Test
    void noRunMakesAnIdentifierThatAnotherHasMade() throws ManagementException {
        try (TestWorkspace workspace = open("w")) {
            workspace.installRole();
        }
        Set<UUID> made = new TreeSet<>();
        for (int run = 0; run < 6; run++) {
            try (TestWorkspace workspace = open("w")) {
                for (int i = 0; i < 10; i++) made.add(workspace.define("vm").id());
                assertEquals(
                        made.size(),
                        workspace.get(workspace.host().vms().list()).size());
            }
        }
        assertEquals(60, made.size());
    }

    @Test
    void aWorkspaceInUseIsRefusedWithASentence() throws ManagementException {
        try (TestWorkspace held = open("w")) {
            String told =
                    assertThrows(ManagementException.class, () -> open("w")).getMessage();
            assertTrue(told.contains("is in use by process"), told);
            assertEquals(List.of("HV01"), held.management.hosts());
        }
        open("w").close();
    }

    @Test
    void sameSeedAndCommandsGiveTheSameTraceAndAnotherSeedAnother() throws ManagementException {
        assertEquals(hashOf(7), hashOf(7));
        assertNotEquals(hashOf(7), hashOf(8));
    }

    private static String hashOf(long seed) throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.withRole(seed)) {
            VmView vm = workspace.define("web01");
            workspace.await(workspace.host().vms().power(vm.id(), org.enlighten.management.PowerAction.START));
            SimulationView end = workspace.get(workspace.management.simulation().runFor(1_000_000_000));
            return "%d %x %s".formatted(end.nowNs(), end.traceHash(), vm.id());
        }
    }

    @Test
    void theWholeTraceOfEqualRunsIsByteForByteTheSameFile() throws Exception {
        Path one = exported("one", 7);
        assertEquals(-1, Files.mismatch(one, exported("two", 7)));
        assertNotEquals(-1, Files.mismatch(one, exported("other", 8)));
    }

    /// Far more events than the flight recorder holds.
    private Path exported(String name, long seed) throws Exception {
        Path file = parent.resolve(name + ".txt");
        String folder = parent.resolve(name).toString();
        try (TestWorkspace workspace = TestWorkspace.open(folder, OptionalLong.of(seed), Clock.WAITING_CALLER)) {
            workspace.installRole();
            for (int i = 0; i < 24; i++) {
                VmView vm = workspace.define("vm" + i);
                workspace.await(workspace.host().vms().power(vm.id(), org.enlighten.management.PowerAction.START));
            }
            workspace.get(workspace.management.simulation().runFor(6_000_000_000L));
            TraceExport export = workspace.await(workspace
                    .management
                    .simulation()
                    .exportTrace(new TraceExportRequest(file.toString(), Optional.empty(), TraceFormat.TEXT)));
            assertEquals(export.eventsTotal(), export.events());
            assertTrue(export.events() > 1 << 15, export::toString);
        }
        return file;
    }

    @Test
    void aHostWhoseSystemIsMissingIsToldAndLeftAsItIs() throws Exception {
        try (var workspace = org.enlighten.store.Workspace.open(
                parent.resolve("w").toString(), org.enlighten.store.Durability.FORCED)) {
            var definition = HostDefinition.of("server-2008", "windows-2030").tree();
            workspace.commit(new org.enlighten.store.Changes().put("hosts/HV01", definition));
        }
        try (TestWorkspace workspace = open("w")) {
            assertEquals(List.of(), workspace.management.hosts());
            String told = workspace.management.notices().getFirst();
            assertTrue(told.contains("There is no operating system 'windows-2030' that runs a host."), told);
        }
        try (var workspace = org.enlighten.store.Workspace.open(
                parent.resolve("w").toString(), org.enlighten.store.Durability.FORCED)) {
            assertTrue(workspace.read("hosts/HV01").isPresent());
        }
    }
}
