// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.enlighten.host.Cable;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.NicDevice;
import org.enlighten.network.SwitchType;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Systems that know no hypervisor, each with an emulated DEC 21140, on one switch.
class LegacyNetworkTest {
    @TempDir
    Path directory;

    private World world;

    private VmDefinition definition(String system, int number, int memoryMib, String lan) throws Exception {
        world.newVhd(system + ".vhd", 1L << 30);
        return VmDefinition.create(new UUID(0xB, number), system, world.simulation.now())
                .withMemoryMib(memoryMib)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + system + ".vhd"))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(system)))
                .withDevice(AdapterSettings.of(new UUID(0xA, number), true, lan).device());
    }

    private GuestVm machine(String system, int number, int memoryMib, String lan) throws Exception {
        GuestVm guest = new GuestVm(
                world, world.host.installation().orElseThrow().define(definition(system, number, memoryMib, lan)));
        guest.start();
        guest.awaitPrompt();
        return guest;
    }

    @BeforeEach
    void boot() {
        world = new World(directory, 19, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
    }

    private void define(SwitchDefinition definition) throws Exception {
        world.host.installation().orElseThrow().networks().orElseThrow().define(definition);
    }

    /// Out by one card of the host, along a cable, in by the other.
    @Test
    void reachEachOtherThroughTheHostsAdapters() throws Exception {
        List<NicDevice> nics = world.hardware.nics();
        assertTrue(nics.size() >= 2, nics.toString());
        Cable.between(nics.get(0).card(), nics.get(1).card(), 3);
        define(new SwitchDefinition(new UUID(0xC, 1), "A", SwitchType.EXTERNAL, "nic/0", ""));
        define(new SwitchDefinition(new UUID(0xC, 2), "B", SwitchType.EXTERNAL, "nic/1", ""));
        GuestVm old = machine("windows-nt4", 1, 64, "A");
        GuestVm next = machine("windows-2000", 2, 128, "B");
        old.say("netsh interface ip set address \"Local Area Connection\" static 10.0.0.1 255.255.255.0");
        next.say("netsh interface ip set address \"Local Area Connection\" static 10.0.0.2 255.255.255.0");
        String ping = old.say("ping 10.0.0.2");
        assertTrue(ping.contains("Received = 4"), ping);
        assertTrue(nics.get(1).card().counters().framesReceived() >= 4);
        world.close();
    }

    @Test
    void reachEachOtherAndShareFiles() throws Exception {
        define(new SwitchDefinition(new UUID(0xC, 1), "LAN", SwitchType.PRIVATE, "", ""));
        GuestVm old = machine("windows-nt4", 1, 64, "LAN");
        GuestVm next = machine("windows-2000", 2, 128, "LAN");
        assertEquals(
                0, old.device("Intel 21140-Based PCI Fast Ethernet Adapter").problem());
        int number = 1;
        for (GuestVm guest : List.of(old, next)) {
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
