// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.SystemCall;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.fake.FakeFactory;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.PackageSetup;
import org.enlighten.os.system.PackageSetupFactory;
import org.enlighten.os.system.ServiceEntry;
import org.junit.jupiter.api.Test;

/// Software is files on the volume: what is installed now runs after the next boot, what is removed does not.
class PackagesTest {
    private static final class Bare extends Driver {
        Bare(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
        }

        @Override
        protected void start(IoRequest request) {}
    }

    private static final OsPackage ROLE = OsPackage.named("role", "1.0", "A role")
            .driver("\\SYS\\DRIVERS\\ROLE.SYS", new DriverFile("role", "1.0", List.of()))
            .file("\\PROGRAM\\ROLE\\ROLESVC.EXE", new byte[3000])
            .service(new ServiceEntry(
                    "rolesvc",
                    "Role Service",
                    "C:\\PROGRAM\\ROLE\\ROLESVC.EXE",
                    "",
                    ServiceInfo.Start.AUTOMATIC,
                    List.of("tcp/2179")))
            .build();

    private static TestSystem.Plan plan(boolean host) {
        TestSystem.Plan plan = host ? TestSystem.plan().host() : TestSystem.plan();
        return plan.program(new PackageSetupFactory(
                        "pkg.exe",
                        id -> id.equals("role") ? Optional.of(ROLE) : Optional.empty(),
                        "\\SYS\\SYSTEM.JSON"))
                .image(Programs.sleeper("rolesvc.exe", 1_000_000_000L))
                .driver(new FakeFactory("role", "1.0", Set.of(), Bare::new));
    }

    private static int setup(TestSystem s, String arguments) {
        int pid = (int) s.post(new SystemCall.StartProcess("C:\\SYS\\PKG.EXE", arguments))
                .value();
        return (int) s.post(new SystemCall.WaitProcess(pid)).value();
    }

    private static boolean hasDriver(TestSystem s) {
        return s.kernel.info().drivers().stream().anyMatch(d -> d.id().equals("role"));
    }

    @Test
    void whatIsInstalledIsBoundAtTheNextBoot() {
        for (boolean host : new boolean[] {false, true}) {
            TestSystem first = plan(host).build().boot();
            assertEquals(PackageSetup.RESTART_NEEDED, setup(first, "/install role"));
            assertTrue(!hasDriver(first) && first.kernel.openPorts().isEmpty(), "nothing is bound before a restart");
            assertTrue(first.screenText().contains("'role' is installed"), first.screenText());

            TestSystem second = plan(host).build().withMediaOf(first).boot();
            assertTrue(hasDriver(second));
            assertEquals(List.of("tcp/2179"), second.kernel.openPorts());
            assertEquals(1, second.kernel.attackSurface().packages());
            assertEquals(PackageSetup.RESTART_NEEDED, setup(second, "/remove role"));

            TestSystem third = plan(host).build().withMediaOf(second).boot();
            assertTrue(!hasDriver(third) && third.kernel.openPorts().isEmpty());
            assertEquals(0, third.kernel.attackSurface().packages());
        }
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() {
        TestSystem s = plan(false).build().boot();
        assertEquals(1, setup(s, "/install nothing"));
        assertEquals(1, setup(s, "/remove role"));
        assertEquals(1, setup(s, ""));
        assertTrue(s.screenText().contains("There is no package 'nothing' to install."), s.screenText());
        assertTrue(s.screenText().contains("'role' is not installed."), s.screenText());
    }

    @Test
    void aNewSystemFileThatHasNotTakenTheOldOnesPlaceIsReadWhenThereIsNoOther() {
        TestSystem first = plan(true).build().boot();
        setup(first, "/install role");
        first.renameHostFile("SYS/SYSTEM.JSON", "SYS/SYSTEM.NEW");
        TestSystem second = plan(true).build().withMediaOf(first);
        second.removeHostFile("SYS/SYSTEM.JSON");
        second.boot();
        assertEquals(List.of("tcp/2179"), second.kernel.openPorts());
        assertEquals(PackageSetup.RESTART_NEEDED, setup(second, "/remove role"));
        TestSystem third = plan(true).build().withMediaOf(second).boot();
        assertEquals(List.of(), third.kernel.openPorts());
    }
}
