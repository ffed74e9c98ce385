// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.UUID;
import org.enlighten.host.HardwareProfile;
import org.enlighten.network.SwitchType;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Systems that know no hypervisor, each with an emulated DEC 21140, on one switch.
class LegacyNetworkTest {
    @TempDir
    Path directory;

    private World world;

    private VmDefinition definition(String system, int number, int memoryMib) throws Exception {
        world.newVhd(system + ".vhd", 1L << 30);
        return VmDefinition.create(new UUID(0xB, number), system, world.simulation.now())
                .withMemoryMib(memoryMib)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + system + ".vhd"))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(system)))
                .withDevice(
                        AdapterSettings.of(new UUID(0xA, number), true, "LAN").device());
    }

    private GuestVm machine(String system, int number, int memoryMib) throws Exception {
        GuestVm guest = new GuestVm(
                world, world.host.installation().orElseThrow().define(definition(system, number, memoryMib)));
        guest.start();
        guest.awaitPrompt();
        return guest;
    }

    @Test
    void reachEachOtherAndShareFiles() throws Exception {
        world = new World(directory, 19, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        world.host
                .installation()
                .orElseThrow()
                .networks()
                .orElseThrow()
                .define(new SwitchDefinition(new UUID(0xC, 1), "LAN", SwitchType.PRIVATE, "", ""));
        GuestVm old = machine("windows-nt4", 1, 64);
        GuestVm next = machine("windows-2000", 2, 128);
        assertEquals(
                0, old.device("Intel 21140-Based PCI Fast Ethernet Adapter").problem());
        int number = 1;
        for (GuestVm guest : java.util.List.of(old, next)) {
            guest.say("netsh interface ip set address \"Local Area Connection\" static 10.0.0." + number
                    + " 255.255.255.0");
            String shown = guest.say("ipconfig /all");
            String address = AdapterSettings.in(guest.vm().definition())
                    .getFirst()
                    .address()
                    .orElseThrow()
                    .toString();
            assertTrue(shown.contains(address), shown);
            number++;
        }
        String ping = old.say("ping 10.0.0.2");
        assertTrue(ping.contains("Received = 4"), ping);
        next.say("md C:\\DATA");
        next.say("net share DATA=C:\\DATA");
        old.say("echo carried by a tulip> C:\\note.txt");
        old.say("copy C:\\note.txt \\\\10.0.0.2\\DATA\\note.txt");
        assertTrue(
                next.say("type C:\\DATA\\note.txt").contains("carried by a tulip"),
                next.vm().screen().text());
        world.close();
    }
}
