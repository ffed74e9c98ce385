// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeterminismTest {
    private record Run(long hash, long count, long nowNs, String screen) {}

    @TempDir
    Path directory;

    @Test
    void theSameSeedGivesTheSameTraceInAnotherFolderAndAnotherSeedAnother() throws Exception {
        Run first = run("a", 21);
        assertEquals(first, run("b", 21));
        assertNotEquals(first.hash(), run("c", 22).hash());
    }

    private Run run(String folder, long seed) throws Exception {
        World world = new World(directory.resolve(folder), seed, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.install(world, "vm");
        FirstVm.type(world, vm, "echo same > same.txt");
        FirstVm.type(world, vm, "dir");
        Run run = new Run(
                world.simulation.trace().hash(),
                world.simulation.trace().count(),
                world.simulation.now(),
                vm.screen().text());
        world.close();
        return run;
    }
}
