// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.enlighten.management.Change;
import org.enlighten.management.HostView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.OpenSettings.Clock;
import org.enlighten.management.Operation;
import org.enlighten.management.PowerAction;
import org.enlighten.management.SimulationView;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.simulation.Job;
import org.enlighten.simulation.SimulationRunner.Pace;
import org.enlighten.simulation.Timer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class OwnThreadTest {
    @Test
    void operationsEndByThemselvesAndScreensAreTold() throws Exception {
        try (TestWorkspace workspace = TestWorkspace.open("", OptionalLong.of(1), Clock.OWN_THREAD)) {
            workspace.get(workspace.management.simulation().pace(new Pace.Batch()));
            workspace.get(workspace.host().system().install("Hyper-V").result());
            workspace.get(workspace.host().system().restart().result());
            Queue<Change> told = new ConcurrentLinkedQueue<>();
            workspace.management.subscribe(told::add);
            VmView vm = workspace.define("a");
            workspace.get(
                    workspace.host().vms().power(vm.id(), PowerAction.START).result());
            VmCondition shows = new VmCondition.Shows("No bootable device");
            workspace.get(workspace
                    .host()
                    .vms()
                    .waitFor(vm.id(), shows, 60_000_000_000L)
                    .result());
            assertTrue(told.contains(new Change.Screen("HV01", vm.id())), told::toString);
            assertEquals(
                    VmState.RUNNING,
                    workspace.get(workspace.host().vms().vm(vm.id())).state());
        }
    }

    @Test
    void aPausedWorldStandsStillAndIsStepped() throws ManagementException {
        try (TestWorkspace workspace = TestWorkspace.open("", OptionalLong.of(1), Clock.OWN_THREAD)) {
            SimulationView paused =
                    workspace.get(workspace.management.simulation().pace(new Pace.Paused()));
            SimulationView later =
                    workspace.get(workspace.management.simulation().view());
            assertEquals(paused.nowNs(), later.nowNs());
            assertEquals(
                    later.steps() + 3,
                    workspace.get(workspace.management.simulation().step(3)).steps());
            SimulationView run = workspace.get(workspace.management.simulation().runFor(5_000_000_000L));
            assertTrue(run.nowNs() >= later.nowNs() + 5_000_000_000L, run::toString);
        }
    }

    @Test
    void whenModelCodeFailsTheClockSaysWhyAndNobodyWaitsForEver() throws Exception {
        try (TestWorkspace workspace = TestWorkspace.open("", OptionalLong.of(1), Clock.OWN_THREAD)) {
            Operation<HostView> waiting = workspace.host().system().restart();
            workspace.get(waiting.job());
            World world = ((ManagementDoor) workspace.management).world();
            Timer broken = world.simulation().timer("test/broken", () -> {
                throw new IllegalStateException("broken on purpose");
            });
            workspace.get(world.clock().ask(() -> {
                world.simulation().arm(broken, world.simulation().now() + 1);
                return true;
            }));
            String why = assertThrows(ManagementException.class, () -> workspace.get(waiting.result()))
                    .why()
                    .toString();
            assertTrue(why.contains("was not finished") && why.contains("broken on purpose"), why);
            SimulationView view =
                    workspace.get(workspace.management.simulation().view());
            assertTrue(view.failure().orElseThrow().root().message().contains("broken on purpose"), view::toString);
            assertEquals(
                    Job.State.FAILED,
                    workspace.get(workspace.management.jobs().list()).getFirst().state());
        }
    }
}
