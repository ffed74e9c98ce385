// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.SystemInfo;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleTest {
    @TempDir
    Path directory;

    @Test
    void afterInstallAndRestartTheHypervisorLiesUnderWindows() throws Exception {
        World world = new World(directory, 1, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        assertTrue(world.host.installation().isPresent(), world.picture());
        SystemInfo info = world.host.kernel().orElseThrow().info();
        List<String> drivers =
                info.drivers().stream().map(SystemInfo.DriverInfo::id).toList();
        assertTrue(drivers.containsAll(List.of("vid", "vmbusr", "vhdmp", "storvsp")), drivers.toString());
        assertEquals(Optional.empty(), world.host.installation().orElseThrow().unavailable(), info.toString());
    }

    @Test
    void aMachineWithoutADiskFindsNothingToBoot() throws Exception {
        World world = new World(directory, 1, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        VirtualMachine vm = world.host
                .installation()
                .orElseThrow()
                .define(VmDefinition.create(world.simulation.chance().nextUuid(), "a", 0));
        world.power(vm, PowerAction.START);
        assertEquals(MachineState.RUNNING, vm.view().state());
        world.runUntil("no bootable device", 60, () -> vm.screen().text().contains("bootable"));
        world.power(vm, PowerAction.TURN_OFF);
        assertEquals(MachineState.OFF, vm.view().state());
    }

    @Test
    void aWorldIsRestoredWhileTheRolesRemovalWaitsForARestart() {
        World world = new World(directory, 1, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        World.Ending removed = new World.Ending();
        world.host.uninstall(world.host.platforms().getFirst(), removed);
        world.runUntil("role is taken off the volume", 600, removed::isEnded);
        assertEquals(Optional.empty(), world.host.installed());
        String text = world.save("removed");
        world.close();
        World again = new World(directory, 1, HardwareProfile.of("server-2008"));
        again.restore(text, "removed");
        assertTrue(again.isManaged());
        assertEquals(text, again.text());
        again.close();
    }
}
