// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest without integration services knows nothing of a pause: its clock stands still, whatever it does.
class PauseTest {
    private static final long PAUSE_NS = 60 * World.SECOND_NS;
    private static final long TOLERANCE_NS = 50_000_000;

    @TempDir
    Path directory;

    @Test
    void theClockOfAGuestStandsStillWhileItIsPausedIdleOrBusy() throws Exception {
        World world = new World(directory, 13, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.install(world, "vm", 64L << 20);
        checkPause(world, vm);
        vm.type("cpuburn 5000\n");
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS);
        checkPause(world, vm);
        world.runUntil("prompt", 60, () -> FirstVm.isAtPrompt(vm));
        checkPause(world, vm);
        world.close();
    }

    private static void checkPause(World world, VirtualMachine vm) {
        long behindNs = behindNs(world, vm);
        power(world, vm, PowerAction.PAUSE);
        world.simulation.runUntil(world.simulation.now() + PAUSE_NS);
        power(world, vm, PowerAction.RESUME);
        world.simulation.runUntil(world.simulation.now() + 2 * World.SECOND_NS);
        assertEquals(PAUSE_NS, behindNs(world, vm) - behindNs, TOLERANCE_NS);
    }

    /// Ends at the instant at which it is done.
    private static void power(World world, VirtualMachine vm, PowerAction action) {
        World.Ending ending = new World.Ending();
        vm.power(action, ending);
        world.runUntil(action.toString(), 60, 1, ending::isEnded);
        ending.check();
    }

    private static long behindNs(World world, VirtualMachine vm) {
        vm.press(0x1D, 0x9D); // a key that types nothing wakes it, so that it has counted what it slept through
        world.simulation.runUntil(world.simulation.now() + 200_000_000);
        return world.simulation.now() - vm.guest().orElseThrow().uptimeNs();
    }
}
