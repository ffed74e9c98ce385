// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.network.DropReason;
import org.enlighten.network.LineSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchType;
import org.enlighten.network.capture.PortCapture;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.SwitchDefinition;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VirtualNetworks;
import org.enlighten.platform.VmDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two machines with integration services on a private switch, as a person at their prompts uses them:
/// addresses, ping, a share, files there and back.
class GuestNetworkTest {
    private static final String FILE = "C:\\WINDOWS\\SYSTEM32\\AUTOCHK.EXE";
    private static final LineSettings LOSSY =
            LineSettings.PERFECT.withRate(0, 50_000).withLoss(10_000);

    @TempDir
    Path directory;

    private World world;
    private int images;

    @BeforeEach
    void boot() {
        world = new World(directory.resolve("host"), 17, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
    }

    private VirtualNetworks networks() {
        return world.host.installation().orElseThrow().networks().orElseThrow();
    }

    private GuestVm machine(String name, int number) throws Exception {
        world.newVhd(name + ".vhd", 1L << 30);
        AdapterSettings adapter = AdapterSettings.of(new UUID(0xA, number), false, "LAN");
        VmDefinition definition = VmDefinition.create(new UUID(0xB, number), name, world.simulation.now())
                .withMemoryMib(256)
                .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\" + name + ".vhd"))
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation("windows-2003")))
                .withDevice(adapter.device());
        GuestVm guest =
                new GuestVm(world, world.host.installation().orElseThrow().define(definition));
        guest.start();
        guest.awaitPrompt();
        integrate(guest);
        assertEquals(0, guest.device("Microsoft VMBus Network Adapter").problem());
        guest.say(
                "netsh interface ip set address \"Local Area Connection\" static 10.0.0." + number + " 255.255.255.0");
        assertTrue(
                guest.say("ipconfig").contains("10.0.0." + number),
                guest.vm().screen().text());
        return guest;
    }

    private void integrate(GuestVm guest) {
        World.Ending ending = new World.Ending();
        VirtualMachine vm = guest.vm();
        String disc = world.host.installation().orElseThrow().integrationDisc().orElseThrow();
        vm.insert(1, 0, new DvdMedium.Image(disc), ending);
        world.runUntil("disc is in the drive", 60, ending::isEnded);
        ending.check();
        vm.type("D:\\support\\x86\\setup.exe\n");
        world.runUntil("question", 60, () -> vm.screen().text().strip().endsWith("Restart it now (Y/N)?"));
        vm.type("y\n");
        world.runUntil("restart", 120, () -> !vm.screen().text().contains("(Y/N)"));
        guest.awaitPrompt();
    }

    @Test
    void aFileGoesToAShareAndBackOverALossyLineAndTsharkAgrees() throws Exception {
        Tool.required("tshark");
        Tool.required("qemu-img");
        Tool.required("mcopy");
        networks().define(new SwitchDefinition(new UUID(0xC, 1), "LAN", SwitchType.PRIVATE, "", ""));
        GuestVm one = machine("one", 1);
        GuestVm two = machine("two", 2);
        SwitchPort port = networks().port(new UUID(0xA, 1)).orElseThrow();
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        new PortCapture(world.simulation, captured).watch(port);
        String ping = one.say("ping 10.0.0.2");
        assertTrue(ping.contains("Received = 4"), ping);
        two.say("md C:\\DATA");
        assertTrue(
                two.say("net share DATA=C:\\DATA").contains("was started"),
                two.vm().screen().text());
        port.settings(port.settings().withLine(LOSSY));
        one.say("net use Z: \\\\10.0.0.2\\DATA");
        one.say("copy " + FILE + " Z:\\BIG.DAT");
        one.say("copy \\\\10.0.0.2\\DATA\\BIG.DAT C:\\BACK.DAT");
        String refused = one.say("copy \\\\10.0.0.2\\DATA\\NONE.DAT C:\\");
        assertTrue(refused.replace("\n", " ").contains("NONE.DAT"), refused);
        assertTrue(port.counters().dropped(DropReason.LOST) > 0);
        check(captured.toByteArray());
        one.shutDown();
        two.shutDown();
        world.close();
        byte[] original = onDisk(one, "::/WINDOWS/SYSTEM32/AUTOCHK.EXE");
        assertTrue(original.length > 500_000);
        assertArrayEquals(original, onDisk(two, "::/DATA/BIG.DAT"));
        assertArrayEquals(original, onDisk(one, "::/BACK.DAT"));
    }

    private void check(byte[] captured) throws IOException {
        Path file = Files.write(directory.resolve("lan.pcapng"), captured);
        String bad =
                Tool.run("tshark", "-r", file.toString(), "-Y", "_ws.malformed", "-T", "fields", "-e", "frame.number");
        assertEquals(List.of(), bad.lines().filter(l -> l.matches("[0-9]+")).toList());
    }

    private byte[] onDisk(GuestVm guest, String path) throws IOException {
        String raw = directory.resolve("partition" + images++ + ".raw").toString();
        String source =
                "json:{\"driver\":\"raw\",\"offset\":%d,\"file\":{\"driver\":\"vpc\",\"file\":{\"driver\":\"file\","
                        + "\"filename\":\"%s\"}}}";
        Tool.run("qemu-img", "convert", "-O", "raw", source.formatted(63 * 512, guest.diskFile()), raw);
        Path out = directory.resolve("file" + images++);
        Tool.run("mcopy", "-i", raw, path, out.toString());
        return Files.readAllBytes(out);
    }
}
