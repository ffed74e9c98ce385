// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workloads in guests of both families, started, looked at and stopped at their prompts.
class WorkloadTest {
    @TempDir
    Path directory;

    private World host() throws Exception {
        World world = new World(directory, 4, HardwareProfile.of("server-2008").withLogicalProcessors(2));
        world.boot();
        world.installRole();
        return world;
    }

    private static long figure(String shown, String name) {
        for (String line : shown.split("\n"))
            if (line.strip().startsWith(name + "="))
                return (long) Double.parseDouble(line.strip().substring(name.length() + 1));
        throw new AssertionError(name + " is not on the screen:\n" + shown);
    }

    @Test
    void everyKindOfWorkRunsInAWindowsGuestAndIsMeasured() throws Exception {
        World world = host();
        GuestVm guest = GuestVm.install(world, "windows-nt4", 64, 1, 256L << 20);
        for (String kind : new String[] {"oltp pages=32 logkib=512", "mail", "web documents=8", "cpu", "idle"}) {
            String started = guest.say("workload start " + kind);
            assertTrue(started.contains("runs as process"), started);
            world.simulation.runUntil(world.simulation.now() + 20_000_000_000L);
            String shown = guest.say("workload show");
            assertTrue(shown.contains("state=running"), shown);
            assertTrue(figure(shown, "operations") > 10 && figure(shown, "p99us") > 0, shown);
            String stopped = guest.say("workload stop");
            assertTrue(stopped.contains("was stopped."), stopped);
            assertTrue(guest.say("workload stop").contains("No workload runs here."));
        }
        assertTrue(guest.say("workload run oltp pages=32 logkib=512 seconds=2 talk=1")
                .contains("committed "));
        assertTrue(guest.say("workload start chess").contains("There is no workload 'chess'"));
        assertTrue(guest.say("workload run oltp clients=99").contains("'clients' is 1 to 8, not 99."));
        world.close();
    }

    @Test
    void aLinuxGuestHasTheSameWorkloads() throws Exception {
        World world = host();
        LinuxVm linux =
                LinuxVm.define(world, "l", "linux", "l.vhd", 256L << 20, 1).start();
        assertTrue(linux.type("workload start oltp pages=32 logkib=512").contains("runs as process"), linux.text());
        world.simulation.runUntil(world.simulation.now() + 20_000_000_000L);
        assertTrue(figure(linux.type("workload show"), "operations") > 10, linux.text());
        assertTrue(linux.type("workload stop").contains("was stopped."), linux.text());
        world.close();
    }
}
