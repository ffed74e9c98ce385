// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.FittingException;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three guests that compute without end on a host with one logical processor.
class SharesTest {
    private static final long SECONDS = 60;
    private static final double TOLERANCE = 0.02;

    @TempDir
    Path directory;

    private World world;
    private final List<VirtualMachine> vms = new ArrayList<>();

    @BeforeEach
    void threeBusyGuests() throws Exception {
        world = new World(directory, 5, HardwareProfile.of("server-2008").withLogicalProcessors(1));
        world.boot();
        world.installRole();
        VirtualMachine first = FirstVm.install(world, "first");
        first.type("shutdown /s\n");
        world.runUntil("first is off", 60, () -> first.view().state() == MachineState.OFF);
        for (int i = 0; i < 3; i++) vms.add(clone(i));
        for (VirtualMachine vm : vms) {
            world.power(vm, PowerAction.START);
            world.runUntil("prompt", 120, () -> FirstVm.isAtPrompt(vm));
        }
        for (VirtualMachine vm : vms) vm.type("cpuburn\n");
        world.simulation.runUntil(world.simulation.now() + 2 * World.SECOND_NS);
    }

    @Test
    void byWeightByReserveAndByLimit() throws Exception {
        give(0, 100, 0, 100);
        give(1, 200, 0, 100);
        give(2, 400, 0, 100);
        assertShares(1 / 7.0, 2 / 7.0, 4 / 7.0);

        give(0, 100, 40, 100);
        assertShares(0.40, 0.60 / 3, 0.60 * 2 / 3);

        give(0, 100, 0, 100);
        give(2, 400, 0, 30);
        assertShares(0.70 / 3, 0.70 * 2 / 3, 0.30);
        world.close();
    }

    private void give(int which, int weight, int reserve, int limit) throws FittingException {
        VirtualMachine vm = vms.get(which);
        vm.define(vm.definition().withWeight(weight).withReservePercent(reserve).withLimitPercent(limit));
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS);
    }

    /// Of the time that the three have together; the host's own system takes a little beside.
    private void assertShares(double... expected) {
        long[] before = vms.stream().mapToLong(vm -> vm.view().cpuNs()).toArray();
        world.simulation.runUntil(world.simulation.now() + SECONDS * World.SECOND_NS);
        double[] used = new double[expected.length];
        double all = 0;
        for (int i = 0; i < used.length; i++) all += used[i] = vms.get(i).view().cpuNs() - before[i];
        for (int i = 0; i < used.length; i++) assertEquals(expected[i], used[i] / all, TOLERANCE, "machine " + i);
        assertEquals(1, all / (SECONDS * World.SECOND_NS), TOLERANCE, "of the processor");
    }

    private VirtualMachine clone(int number) throws FittingException {
        var volume = world.hardware.volumes().getFirst().volume();
        volume.bring(volume.realPath("first.vhd"), "busy" + number + ".vhd");
        VmDefinition definition = VmDefinition.create(world.simulation.chance().nextUuid(), "busy" + number, 0)
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\busy" + number + ".vhd"));
        return world.host.installation().orElseThrow().define(definition);
    }
}
