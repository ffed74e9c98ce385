// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.image.ImageFile;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.file.FileSystemFactory;
import org.enlighten.os.hostvolume.HostVolumeFactory;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.os.system.DriverFile;
import org.enlighten.platform.DvdMedium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Components on a CD for the Linux that can have them: `setup.pl` copies modules and changes lists, and the next
/// start
/// binds other drivers, by files alone.
class LinuxComponentsTest {
    private static final String POWER = "PCI\\VEN_8086&DEV_7113";
    private static final String LIST = """
            [Component]
            Name=Sample Components
            Version=2.0
            [Systems]
            suse-linux
            [Modules]
            HV_TEST.KO=extra/hv_test.ko
            [InitialModules]
            hv_first
            [Files]
            HV_TESTD=/usr/sbin/hv_testd
            [Daemons]
            /usr/sbin/hv_testd
            """;

    @TempDir
    Path directory;

    /// A driver that does nothing but be bound.
    private record Sample(String id, Set<String> binds) implements DriverFactory {
        @Override
        public String version() {
            return "2.0";
        }

        @Override
        public String description() {
            return "Sample driver " + id;
        }

        @Override
        public String deviceClass() {
            return "System";
        }

        @Override
        public Driver create(DeviceNode node, DriverContext context) {
            return new Driver(node, context) {
                @Override
                protected void start(IoRequest request) {}
            };
        }
    }

    /// A CD that is no system.
    private static final class ComponentCd implements GuestOs {
        @Override
        public String id() {
            return "component-cd";
        }

        @Override
        public Personality personality() {
            return Personality.of("Components", "2.0").build();
        }

        @Override
        public Optional<InstallationMedia> media() {
            FileTree files = FileTree.builder()
                    .text("SETUP.LST", LIST)
                    .file("SETUP.PL", ImageFile.of("setup.pl", "2.0", 8))
                    .file("HV_TEST.KO", new DriverFile("hv_test", "2.0", List.of(POWER)).bytes())
                    .file("HV_TESTD", ImageFile.of("hv_testd", "2.0", 8))
                    .build();
            return Optional.of(InstallationMedia.of("COMPONENTS", files, BootCode.cdImage("component-cd", List.of())));
        }
    }

    private static Shelf shelf() {
        List<GuestOs> systems = new ArrayList<>(World.shelf().systems());
        systems.add(new ComponentCd());
        List<DriverFactory> drivers = new ArrayList<>(PcDrivers.factories());
        drivers.add(new Sample("hv_test", Set.of(POWER)));
        drivers.add(new Sample("hv_first", Set.of()));
        List<FileSystemFactory> fileSystems =
                World.shelf().libraries(Side.GUEST).fileSystems();
        return new PlainShelf(systems, List.of(new HostVolumeFactory()), drivers, fileSystems);
    }

    private static void insert(World world, LinuxVm linux) {
        World.Ending ending = new World.Ending();
        linux.vm.insert(1, 0, new DvdMedium.Installation("component-cd"), ending);
        world.runUntil("CD is in the drive", 60, ending::isEnded);
        ending.check();
    }

    @Test
    void setupPutsModulesOnTheDiskAndTheNextStartBindsThem() throws Exception {
        World world = new World(directory, 9, HardwareProfile.of("server-2008"), shelf());
        world.boot();
        world.installRole();
        LinuxVm suse = LinuxVm.define(world, "suse", "suse-linux", "suse.vhd", 256L << 20, 1)
                .start();
        assertTrue(suse.text().contains("SUSE Linux Enterprise Server 10 SP2"), suse.text());
        assertTrue(suse.text().endsWith("linux:~ #"), suse.text());
        assertFalse(suse.type("lspci -k").contains("hv_test"), suse.text());
        insert(world, suse);
        String said = suse.type("/media/sr0/setup.pl");
        assertTrue(said.contains("Sample Components is installed."), said);
        assertFalse(suse.type("lsmod").contains("hv_"), suse.text());
        assertEquals(0, count(suse.type("ps"), "hv_testd"), suse.text());

        suse.vm.type("reboot\n");
        world.runUntil("it goes down", 60, () -> !suse.isAtPrompt());
        suse.atPrompt(120);
        assertTrue(suse.type("lspci -k").contains("Kernel driver in use: hv_test"), suse.text());
        assertTrue(suse.type("lsmod").contains("hv_first"), suse.text());
        assertTrue(
                suse.type("cat /lib/modules/2.6.16.60-0.21-xen/modules.dep").contains("extra/hv_test.ko:"),
                suse.text());
        assertTrue(suse.type("cat /etc/inittab").contains("once:/usr/sbin/hv_testd"), suse.text());

        String again = suse.type("/media/sr0/setup.pl");
        assertTrue(again.contains("is installed."), again);
        assertEquals(1, count(suse.type("cat /etc/inittab"), "hv_testd"), suse.text());
        suse.off("shutdown -h now");
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @Test
    void aSystemThatTheListDoesNotNameRefusesIt() throws Exception {
        World world = new World(directory, 9, HardwareProfile.of("server-2008"), shelf());
        world.boot();
        world.installRole();
        LinuxVm linux =
                LinuxVm.define(world, "lin", "linux", "lin.vhd", 128L << 20, 1).start();
        insert(world, linux);
        String said = linux.type("/media/sr0/setup.pl");
        assertTrue(said.contains("is not for this system, linux; it is for suse-linux"), said);
        assertFalse(linux.type("ls /lib/modules/2.6.18-smp").contains("extra"), linux.text());
    }
}
