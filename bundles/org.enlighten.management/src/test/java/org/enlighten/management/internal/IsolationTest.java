// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.management.AttemptView;
import org.enlighten.management.BlastRadiusView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmCondition;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private static final long SECOND_NS = 1_000_000_000;

    private TestWorkspace workspace;

    @BeforeEach
    void open() throws ManagementException {
        workspace = TestWorkspace.withRole(8);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private VmView started(String name) throws ManagementException {
        return workspace.await(
                workspace.host().vms().power(workspace.define(name).id(), PowerAction.START));
    }

    private static Set<String> targets(BlastRadiusView view, String kind) {
        Set<String> targets = new TreeSet<>();
        for (BlastRadiusView.Reached reached : view.reach())
            if (reached.kind().equals(kind)) targets.add(reached.target());
        return targets;
    }

    @Test
    void aHostileGuestIsRefusedAndTheMachineIsAsItWas() throws ManagementException {
        VmView vm = workspace.define("h");
        List<AttemptView> attempts = workspace.await(workspace.host().vms().attack(vm.id()));
        assertTrue(attempts.size() > 35, () -> attempts.size() + " attempts");
        for (AttemptView one : attempts)
            assertTrue(one.refused() && !one.check().isEmpty(), one::toString);
        VmView after = workspace.get(workspace.host().vms().vm(vm.id()));
        assertEquals(VmState.OFF, after.state());
        assertEquals(vm.settings(), after.settings());
        VmView running = started("on");
        ManagementException refused = assertThrows(
                ManagementException.class,
                () -> workspace.await(workspace.host().vms().attack(running.id())));
        assertTrue(refused.getMessage().contains("Turn it off first"), refused.getMessage());
    }

    @Test
    void theRootReachesEveryRunningMachineAndAMachineItselfAlone() throws ManagementException {
        started("a");
        VmView b = started("b");
        workspace.define("off");
        BlastRadiusView root = workspace.get(workspace.host().blastRadius("root"));
        assertEquals(Set.of("a", "b"), targets(root, "memory"));
        assertEquals(Set.of("HV01", "a", "b"), targets(root, "processors"));
        assertTrue(root.waysIn().orElseThrow().runningServices() > 0);
        BlastRadiusView guest = workspace.get(workspace.host().blastRadius("B"));
        assertEquals(Set.of("b"), targets(guest, "memory"));
        assertEquals(Set.of(), targets(guest, "processors"));
        assertTrue(guest.waysIn().isEmpty());
        workspace.await(workspace.host().vms().power(b.id(), PowerAction.TURN_OFF));
        assertEquals(Set.of("a"), targets(workspace.get(workspace.host().blastRadius("root")), "memory"));
        assertThrows(
                ManagementException.class, () -> workspace.get(workspace.host().blastRadius("nobody")));
    }

    @Test
    void codeInTheRootReadsWhatAGuestHasInItsMemory() throws ManagementException {
        VmView vm = started("a");
        workspace.await(workspace.host().vms().waitFor(vm.id(), new VmCondition.Shows("No bootable"), 60 * SECOND_NS));
        long[] read = {0};
        ((ManagementDoor) workspace.management).world().simulation().trace().attach(event -> {
            if (event.type().name().equals("vid.page-read-by-root")) read[0]++;
        });
        HostNode host = ((ManagementDoor) workspace.management).world().hosts().getFirst();
        byte[] secret = "SECRET OF A GUEST".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        host.world().memories().named("vm/1/memory").write(0x12_3456, secret, 0, secret.length);
        assertEquals(List.of(0x12_3456L), workspace.await(workspace.host().intrude(vm.id(), "SECRET OF A GUEST")));
        assertTrue(read[0] > 0, "the trace tells of it");
        assertEquals(List.of(), workspace.await(workspace.host().intrude(vm.id(), "NOTHING LIKE THAT")));
    }
}
