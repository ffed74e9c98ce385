// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.AttemptView;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.HostState;
import org.enlighten.platform.HostileGuest;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Isolation, tried: a machine is started from the hostile CD, beside one that works.
class HostileGuestTest {
    @TempDir
    Path directory;

    @Test
    void everyAttemptIsRefusedByACheckThatTheTraceNames() throws Exception {
        World world = new World(directory, 6, HardwareProfile.of("server-2008").withLogicalProcessors(2));
        world.boot();
        world.installRole();
        GuestVm victim = GuestVm.install(world, "windows-nt4", 64, 1, 128L << 20);
        world.newVhd("h.vhd", 64L << 20);
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), "hostile", world.simulation.now())
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\h.vhd"))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation("hostile")));
        VirtualMachine vm = world.host.installation().orElseThrow().define(definition);
        world.power(vm, PowerAction.START);
        HostileGuest guest =
                world.host.installation().orElseThrow().hostileGuest().orElseThrow();
        HostileGuest.Watch watch = guest.watch(vm.traceNumber());
        world.simulation.trace().attach(watch);
        world.runUntil("everything was tried", 60, watch::isDone);
        List<AttemptView> attempts = watch.attempts();
        Set<String> families = new TreeSet<>();
        for (AttemptView one : attempts) {
            System.out.println(one);
            assertTrue(one.refused(), one::toString);
            assertFalse(one.check().isBlank(), one::toString);
            assertFalse(one.check().startsWith("not tried"), one::toString);
            families.add(one.family());
        }
        assertEquals(
                Set.of(
                        "foreign memory",
                        "foreign processors",
                        "foreign connections and ports",
                        "malformed hypercalls",
                        "registers",
                        "messages of the bus",
                        "lists of pages (GPADL)",
                        "rings and packets"),
                families);
        assertEquals(HostState.RUNNING, world.host.state());
        assertEquals(MachineState.RUNNING, vm.view().state());
        assertTrue(victim.say("ver").contains("Windows NT"), "the other machine goes on");
        world.close();
    }
}
