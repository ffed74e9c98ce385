// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.pc.PcDrivers;
import org.enlighten.platform.DeviceView;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The integration services setup disk that the role has put onto the host: setup in the guest, a restart, and the
/// list
/// of devices is another, because other drivers are bound.
class IntegrationServicesTest {
    private static final String SETUP = "D:\\support\\x86\\setup.exe";
    private static final String BUS = "acpi/vmbus";
    private static final String BUS_DRIVER = "vmbus 6.0.6001.18016";

    @TempDir
    Path directory;

    /// What the product brings, with or without the bundle of the bus.
    private static final class Bundles implements Shelf {
        private static final Shelf ALL = World.shelf();
        private static final List<DriverFactory> WITH_BUS = World.guestDrivers();
        private static final List<DriverFactory> WITHOUT_BUS = PcDrivers.factories();
        private boolean busIsGone;

        @Override
        public GuestLibraries libraries(Side side) {
            GuestLibraries all = ALL.libraries(side);
            return side == Side.GUEST ? GuestLibraries.live(this::drivers, List::of, all::fileSystems) : all;
        }

        private List<DriverFactory> drivers() {
            return busIsGone ? WITHOUT_BUS : WITH_BUS;
        }

        @Override
        public List<GuestOs> systems() {
            return ALL.systems();
        }
    }

    private final Bundles bundles = new Bundles();

    private World world() {
        World world = new World(directory, 11, HardwareProfile.of("server-2008"), bundles);
        world.boot();
        world.installRole();
        return world;
    }

    private static void insertDisc(World world, VirtualMachine vm) {
        String path = world.host.installation().orElseThrow().integrationDisc().orElseThrow();
        World.Ending ending = new World.Ending();
        vm.insert(1, 0, new DvdMedium.Image(path), ending);
        world.runUntil("disc is in the drive", 60, ending::isEnded);
        ending.check();
    }

    private static DeviceView at(VirtualMachine vm, String path) {
        return vm.devices().stream()
                .filter(device -> device.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + vm.devices()));
    }

    private static void setUp(GuestVm guest) {
        setUp(guest, SETUP);
    }

    private static void setUp(GuestVm guest, String command) {
        guest.vm().type(command + "\n");
        guest.world()
                .runUntil(
                        "question", 60, () -> guest.vm().screen().text().strip().endsWith("Restart it now (Y/N)?"));
    }

    private static void restart(GuestVm guest) {
        guest.vm().type("y\n");
        guest.world().runUntil("restart", 120, () -> !guest.vm().screen().text().contains("(Y/N)"));
        guest.awaitPrompt();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"windows-2003, 256", "windows-2008, 512", "windows-2008-core, 512"})
    void afterSetupAndARestartTheUnknownDeviceIsTheBus(String system, int memoryMib) throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, system, memoryMib, 1, 1L << 30);
        DeviceView unknown = at(guest.vm(), BUS);
        assertEquals(new DeviceView(BUS, "ACPI\\VMBUS", "Unknown device", "Unknown", "", 28), unknown);
        insertDisc(world, guest.vm());
        List<DeviceView> before = guest.vm().devices();
        setUp(guest);
        assertEquals(before, guest.vm().devices(), "nothing is bound before the restart");
        restart(guest);
        assertEquals(
                new DeviceView(BUS, "ACPI\\VMBUS", "Virtual Machine Bus", "System", BUS_DRIVER, 0),
                at(guest.vm(), BUS));
        assertNotEquals(before, guest.vm().devices());
        String screen = guest.say("devmgr");
        assertTrue(screen.contains("Virtual Machine Bus"), screen);
        assertFalse(screen.contains("Unknown device"), screen);
        world.close();
    }

    @Test
    void whatWasSetUpIsRemovedAgainByTheSameSetup() throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, "windows-2008-core", 512, 1, 1L << 30);
        insertDisc(world, guest.vm());
        List<DeviceView> before = guest.vm().devices();
        setUp(guest);
        restart(guest);
        setUp(guest, SETUP + " /remove");
        restart(guest);
        assertEquals(before, guest.vm().devices());
        assertFalse(guest.say("dir /b C:\\WINDOWS\\SYSTEM32\\DRIVERS").contains("VMBUS.SYS"));
        world.close();
    }

    @Test
    void aDriverFileWhoseBundleIsGoneGivesTheDeviceAProblemAndIsBoundWhenTheBundleIsBack() throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, "windows-2003", 256, 1, 1L << 30);
        insertDisc(world, guest.vm());
        setUp(guest);
        bundles.busIsGone = true;
        restart(guest);
        assertEquals(new DeviceView(BUS, "ACPI\\VMBUS", "Unknown device", "Unknown", "", 39), at(guest.vm(), BUS));
        bundles.busIsGone = false;
        guest.vm().type("shutdown /r\n");
        world.runUntil("restart", 120, () -> guest.vm().guest().isEmpty());
        guest.awaitPrompt();
        assertEquals(BUS_DRIVER, at(guest.vm(), BUS).driver());
        world.close();
    }

    @Test
    void driversAndServicesLieOnTheVolumeAndAreRegistered() throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, "windows-2003", 256, 1, 1L << 30);
        insertDisc(world, guest.vm());
        setUp(guest);
        restart(guest);
        String drivers = guest.say("dir /b C:\\WINDOWS\\SYSTEM32\\DRIVERS").toUpperCase(java.util.Locale.ROOT);
        for (String driver : List.of("VMBUS", "STORVSC", "STORFLT", "NETVSC", "VMBUSHID", "VMBUSVID", "VMIC"))
            assertTrue(drivers.contains(driver + ".SYS"), drivers);
        List<String> services = guest.vm().guest().orElseThrow().services().stream()
                .map(s -> s.name())
                .toList();
        assertTrue(
                services.containsAll(
                        List.of("vmicheartbeat", "vmickvpexchange", "vmicshutdown", "vmictimesync", "vmicvss")),
                services.toString());
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"windows-nt4", "windows-2000"})
    void systemsThatKnowNoHypervisorAreRefusedAndLeftAsTheyAre(String system) throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, system, 128, 1, 1L << 30);
        insertDisc(world, guest.vm());
        List<DeviceView> before = guest.vm().devices();
        String screen = guest.say(SETUP).replace("\n", " ");
        assertTrue(
                screen.contains("'Hyper-V Integration Services' is not for this system, '" + system + "'. It is for"),
                screen);
        assertFalse(guest.say("dir C:\\WINNT\\SYSTEM32\\DRIVERS").contains("VMBUS"));
        guest.vm().type("shutdown /r\n");
        world.runUntil("restart", 120, () -> guest.vm().guest().isEmpty());
        guest.awaitPrompt();
        assertEquals(before, guest.vm().devices());
        world.close();
    }

    @Test
    void suseBindsTheBusAfterSetupAndARestart() throws Exception {
        World world = world();
        LinuxVm suse = LinuxVm.define(world, "suse", "suse-linux", "suse.vhd", 256L << 20, 1)
                .start();
        insertDisc(world, suse.vm);
        List<DeviceView> before = suse.vm.devices();
        String said = suse.type("/media/sr0/linux/setup.pl");
        assertTrue(said.contains("Linux Integration Components is installed."), said);
        assertEquals(before, suse.vm.devices(), "nothing is bound before the restart");
        suse.vm.type("reboot\n");
        world.runUntil("it goes down", 60, () -> !suse.isAtPrompt());
        suse.atPrompt(120);
        assertEquals("hv_vmbus 2.1.25", at(suse.vm, "root/hv_vmbus").driver());
        assertTrue(suse.type("lsmod").contains("hv_vmbus"), suse.text());
        world.close();
    }

    @Test
    void aPlainLinuxIsRefused() throws Exception {
        World world = world();
        LinuxVm linux =
                LinuxVm.define(world, "lin", "linux", "lin.vhd", 128L << 20, 1).start();
        insertDisc(world, linux.vm);
        String said = linux.type("/media/sr0/linux/setup.pl").replace("\n", " ");
        assertTrue(
                said.contains("Linux Integration Components is not for this system, linux; it is for suse-linux"),
                said);
        world.close();
    }

    @Test
    void theDiscIsAnImageThatOthersRead() throws Exception {
        Tool.required("isoinfo");
        World world = world();
        Path image = world.hardware.volumes().getFirst().volume().realPath("Windows/System32/vmguest.iso");
        String names = Tool.run("isoinfo", "-J", "-f", "-i", image.toString());
        for (String name : List.of("/SUPPORT/X86/SETUP.EXE", "/SUPPORT/X86/SETUP.INF", "/LINUX/SETUP.PL"))
            assertTrue(names.toUpperCase(java.util.Locale.ROOT).contains(name), names);
        assertTrue(Files.size(image) < 1 << 20);
        world.close();
    }
}
