// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.enlighten.host.HardwareProfile;
import org.enlighten.hypervisor.HypervisorEvents;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DeviceView;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.vmbus.storage.StorageEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks behind channels, in whole machines: the same disk by registers and by commands, disks that only have
/// commands, and what each request crosses.
class SyntheticDiskTest {
    private static final String STORFLT = "storflt";
    private static final String STORVSC = "storvsc";
    private static final long DISK_BYTES = 1L << 30;

    @TempDir
    Path directory;

    private World world;
    private GuestVm guest;
    private VirtualMachine vm;

    private void host() {
        world = new World(directory, 5, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
    }

    private void install() throws Exception {
        host();
        guest = GuestVm.install(world, "windows-2003", 256, 1, DISK_BYTES);
        vm = guest.vm();
    }

    private String problemOf(String driver) {
        return vm.devices().stream()
                .filter(d -> d.driver().startsWith(driver + " "))
                .map(DeviceView::problem)
                .toList()
                .toString();
    }

    @Test
    void anAcceleratedWriteIsOneSignalAndTouchesNoRegisterAndNoWorker() throws Exception {
        install();
        OneWrite emulated = OneWrite.trace(world, vm);
        assertTrue(emulated.accesses() > 10 && emulated.root("user→kernel") > 10, "by registers, through the worker");

        SetUpServices.in(guest);
        assertEquals("[0]", problemOf(STORFLT));
        OneWrite write = OneWrite.traceSynthetic(world, vm, "trace.dat");
        assertEquals(0, write.accesses(), "register accesses");
        assertEquals(0, write.root("user→kernel"), "system calls of the worker");
        assertEquals(0, write.root("kernel→user"));
        assertEquals(1, write.guest("user→kernel"), "the program's own");
        assertEquals(1, write.told(HypervisorEvents.GUEST_HYPERCALL), "SignalEvent of the guest");
        assertEquals(1, write.told(StorageEvents.COMMAND));
        assertEquals(1, write.told(StorageEvents.ANSWER));
        assertEquals(1, write.transfers());
        assertTrue(write.crossings() < emulated.crossings() / 4, write.crossings() + " of " + emulated.crossings());
        world.close();
    }

    @Test
    void afterAResetTheDiskIsBehindItsRegistersAgainUntilTheDriverHasIt() throws Exception {
        install();
        SetUpServices.in(guest);
        guest.say("iotest write before.dat 8");
        world.power(vm, PowerAction.RESET);
        int[] commands = new int[1];
        int[] registers = new int[1];
        world.simulation.trace().attach(e -> {
            if (e.type() == StorageEvents.COMMAND) commands[0]++;
            else if (e.partition() == vm.traceNumber()
                    && commands[0] == 0
                    && e.type().name().startsWith("hypervisor.exit-in")) registers[0]++;
        });
        world.runUntil("prompt after the reset", 300, () -> FirstVm.isAtPrompt(vm));
        assertTrue(registers[0] > 200, registers[0] + " registers were read before the first command");
        guest.say("iotest write after.dat 8");
        assertTrue(commands[0] > 8, commands[0] + " commands");
        guest.say("dir before.dat");
        assertTrue(vm.screen().text().contains("4,096 before.dat"), vm.screen().text());
        GuestDisk disk = imageAfterShutdown("windows-2003.vhd");
        assertEquals(List.of(), disk.problems());
        assertEquals(List.of(), GuestDisk.damage(disk.fsck()));
        assertEquals(4096, disk.files().get("\\after.dat").length);
    }

    @Test
    void aDiskOnASyntheticControllerIsFoundAndKeepsItsData() throws Exception {
        install();
        guest.shutDown();
        world.newVhd("data.vhd", 64L << 20);
        vm.define(vm.definition()
                .withDevice(DeviceSettings.scsiController(0, new UUID(5, 5)))
                .withDevice(DeviceSettings.scsiDisk(0, 3, "C:\\data.vhd")));
        world.power(vm, PowerAction.START);
        world.runUntil("prompt", 300, () -> FirstVm.isAtPrompt(vm));
        assertEquals("[]", problemOf(STORVSC), "no driver file, no driver");
        SetUpServices.in(guest);
        assertEquals("[0]", problemOf(STORVSC));
        List<String> disks = vm.devices().stream()
                .filter(d -> d.deviceClass().equals("DiskDrive"))
                .map(DeviceView::path)
                .toList();
        assertEquals(2, disks.size(), disks.toString());
        assertTrue(disks.get(1).endsWith("/0.0.3"), disks.toString());

        OneWrite write = OneWrite.traceSynthetic(world, vm, "\\\\.\\PhysicalDrive1");
        assertEquals(0, write.accesses(), "register accesses");
        assertEquals(1, write.told(HypervisorEvents.GUEST_HYPERCALL), "SignalEvent of the guest");
        GuestDisk disk = imageAfterShutdown("data.vhd");
        assertEquals(List.of(), disk.problems());
        byte[] raw = Files.readAllBytes(disk.convert());
        assertEquals("ABCDEFGH", new String(raw, 0, 8, StandardCharsets.US_ASCII));
    }

    @Test
    void aLinuxGuestHasOneModuleForBothKinds() throws Exception {
        host();
        world.newVhd("data.vhd", 64L << 20);
        LinuxVm suse = LinuxVm.define(world, "suse", "suse-linux", "suse.vhd", 256L << 20, 1);
        suse.vm.define(suse.vm
                .definition()
                .withDevice(DeviceSettings.scsiController(0, new UUID(5, 5)))
                .withDevice(DeviceSettings.scsiDisk(0, 0, "C:\\data.vhd")));
        suse.start();
        SetUpServices.in(suse);
        List<DeviceView> bound = suse.vm.devices().stream()
                .filter(d -> d.driver().startsWith("hv_storvsc "))
                .toList();
        assertEquals(2, bound.size(), suse.vm.devices().toString());
        int[] commands = new int[1];
        world.simulation.trace().attach(e -> {
            if (e.type() == StorageEvents.COMMAND) commands[0]++;
        });
        suse.type("cp /etc/inittab /root/copy");
        suse.type("sync");
        assertTrue(commands[0] > 0, "the root file system is accelerated");
        assertTrue(suse.type("cat /proc/partitions").contains("sdb"), suse.text());
        suse.off("shutdown -h now");
        world.close();
    }

    /// By other people's tools, too.
    private GuestDisk imageAfterShutdown(String file) throws IOException {
        guest.shutDown();
        Path image = directory.resolve("out.vhd");
        world.hardware.volumes().getFirst().volume().copyOut(file, image);
        world.close();
        return new GuestDisk(image, directory);
    }
}
