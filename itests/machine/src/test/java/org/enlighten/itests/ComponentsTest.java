// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.enlighten.block.Outcome;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;
import org.enlighten.host.HardwareProfile;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.platform.DvdMedium;
import org.enlighten.storage.iso.Iso9660Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Components that come on a CD: setup in the guest copies their files, and the next start binds them.
class ComponentsTest {
    private static final String FLOPPY = "Standard floppy disk controller";
    private static final String LIST = """
            [Component]
            Id=samples
            Version=1.0
            Name=Sample Components
            [Systems]
            windows-2003
            windows-2008
            windows-2008-core
            [Files]
            SAMPLE.SYS=%DRIVERS%
            [Services]
            sample | Sample Service | SVCHOST.EXE -k samples | a |
            """;

    /// A driver that a bundle brings for a device that these systems have none for.
    private record SampleFactory() implements DriverFactory {
        @Override
        public String id() {
            return "sample";
        }

        @Override
        public String version() {
            return "1.0";
        }

        @Override
        public String description() {
            return "Sample floppy controller";
        }

        @Override
        public String deviceClass() {
            return "fdc";
        }

        @Override
        public Set<String> binds() {
            return Set.of("*PNP0700");
        }

        @Override
        public Driver create(DeviceNode node, DriverContext context) {
            return new Driver(node, context) {
                @Override
                protected void start(IoRequest request) {
                    complete(request.id(), new Outcome.Failed(Outcome.Failure.INVALID, "A sample does nothing."));
                }
            };
        }
    }

    /// What the product brings, and the sample.
    private record WithSample(Shelf product) implements Shelf {
        @Override
        public GuestLibraries libraries(Side side) {
            List<DriverFactory> more = side == Side.GUEST ? List.of(new SampleFactory()) : List.of();
            return product.libraries(side).with(more, List.of());
        }

        @Override
        public List<GuestOs> systems() {
            return product.systems();
        }
    }

    @TempDir
    Path directory;

    private World world() throws Exception {
        World world = new World(directory, 9, HardwareProfile.of("server-2008"), new WithSample(World.shelf()));
        world.boot();
        world.installRole();
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("SUPPORT/AMD64/SETUP.EXE", new byte[2048]);
        files.put("SUPPORT/AMD64/SETUP.INF", ascii(LIST));
        files.put("SUPPORT/AMD64/SAMPLE.SYS", ascii("driver=sample\nversion=1.0\nbinds=*PNP0700\n"));
        Path image = Files.write(
                directory.resolveSibling(directory.getFileName() + ".iso"),
                Iso9660Image.bytes("SAMPLES", files, new byte[2048], 1_204_070_400L));
        world.hardware.volumes().getFirst().volume().bring(image, "samples.iso");
        return world;
    }

    private static byte[] ascii(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void insertSamples(GuestVm guest) {
        World.Ending ending = new World.Ending();
        guest.vm().insert(1, 0, new DvdMedium.Image("C:\\samples.iso"), ending);
        guest.world().runUntil("CD is in", 60, ending::isEnded);
        ending.check();
    }

    @Test
    void theDeviceHasADriverAfterSetupAndRestartAndTheServiceRuns() throws Exception {
        World world = world();
        List<String> seen = new ArrayList<>();
        for (String system : List.of("windows-2003", "windows-2008-core")) {
            GuestVm guest = GuestVm.install(world, system, 512, 1, 1L << 30);
            assertEquals(28, guest.device(FLOPPY).problem());
            assertTrue(
                    guest.say("devmgr").contains("no driver (Code 28)"),
                    guest.vm().screen().text());
            insertSamples(guest);
            guest.vm().type("D:\\SUPPORT\\AMD64\\SETUP.EXE\n");
            world.runUntil(
                    "question", 60, () -> guest.vm().screen().text().strip().endsWith("Restart it now (Y/N)?"));
            assertEquals(28, guest.device(FLOPPY).problem(), "nothing is bound before the restart");
            guest.vm().type("y\n");
            world.runUntil("restart", 120, () -> !guest.vm().screen().text().contains("(Y/N)"));
            guest.awaitPrompt();
            seen.add(guest.device("Sample floppy controller").driver());
            assertEquals(0, guest.device("Sample floppy controller").problem());
            assertTrue(
                    guest.say("devmgr").contains("1 device has a problem"),
                    guest.vm().screen().text());
            assertTrue(
                    guest.say("net start").contains("Sample Service"),
                    guest.vm().screen().text());
        }
        assertEquals(List.of("sample 1.0", "sample 1.0"), seen);
        world.close();
    }

    @Test
    void aSystemThatTheListDoesNotNameIsLeftAsItIs() throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, "windows-2000", 128, 1, 1L << 30);
        insertSamples(guest);
        String screen = guest.say("D:\\SUPPORT\\AMD64\\SETUP.EXE");
        assertTrue(screen.replace("\n", "").contains("is not for this system, 'windows-2000'"), screen);
        assertFalse(guest.say("dir C:\\WINNT\\SYSTEM32\\DRIVERS").contains("SAMPLE"));
        world.close();
    }
}
