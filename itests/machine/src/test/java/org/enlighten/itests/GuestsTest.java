// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.enlighten.block.fault.Tool;
import org.enlighten.host.HardwareProfile;
import org.enlighten.machine.Exit;
import org.enlighten.platform.MachineState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every Windows guest, set up from its CD by its own setup: what they have in common, and what really differs.
class GuestsTest {
    private static final long GIB = 1L << 30;
    private static final long PARTITION_AT = 63 * 512;
    private static final int BLOCKS = 10;
    private static final int STEPS_AFTER = 20_000;

    @TempDir
    Path directory;

    private World world() {
        World world = new World(directory, 7, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        return world;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "windows-nt4, 64, 1, 'Windows NT 4.0 [Version 4.0.1381]'",
        "windows-2000, 128, 1, 'Windows 2000 [Version 5.0.2195]'",
        "windows-2003, 256, 3, 'Windows Server 2003 [Version 5.2.3790]'",
        "windows-2008, 512, 1, 'Windows Server 2008 [Version 6.0.6001]'",
        "windows-2008-core, 512, 1, 'Windows Server 2008 (Server Core) [Version 6.0.6001]'"
    })
    void isSetUpFromItsCdAndWritesAFileThatOthersRead(String system, int memoryMib, int diskGib, String banner)
            throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, system, memoryMib, 1, diskGib * GIB);
        assertTrue(
                guest.vm().screen().text().contains(banner), guest.vm().screen().text());
        assertTrue(
                guest.say("ver").contains("ver\n" + banner), guest.vm().screen().text());
        guest.say("echo written by " + system + "> note.txt");
        assertTrue(guest.say("dir").contains("note.txt"), guest.vm().screen().text());
        assertEquals("Virtual HD ATA Device", guest.device("Virtual HD").name());
        guest.shutDown();
        world.close();
        assertCleanAndReadable(guest, diskGib, "written by " + system + "\r\n");
    }

    /// FAT16 up to 2 GB, FAT32 beyond and for Windows Server 2008.
    private void assertCleanAndReadable(GuestVm guest, int diskGib, String text) {
        Tool.required("qemu-img");
        Tool.required("fsck.fat");
        Tool.required("mtype");
        String raw = directory.resolve("partition.raw").toString();
        String source =
                "json:{\"driver\":\"raw\",\"offset\":%d,\"file\":{\"driver\":\"vpc\",\"file\":{\"driver\":\"file\","
                        + "\"filename\":\"%s\"}}}";
        Tool.run("qemu-img", "convert", "-O", "raw", source.formatted(PARTITION_AT, guest.diskFile()), raw);
        String checked = Tool.run("fsck.fat", "-n", "-v", raw);
        boolean wide = diskGib > 2 || guest.vm().definition().name().startsWith("windows-2008");
        assertTrue(checked.contains(wide ? "32 bit entries" : "16 bit entries"), checked);
        assertEquals(text, Tool.run("mtype", "-i", raw, "::/note.txt"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "windows-nt4, 64, 2, false",
        "windows-2000, 128, 2, true",
        "windows-2003, 256, 2, true",
        "windows-2008, 512, 4, true",
        "windows-2008-core, 512, 4, true"
    })
    void runsItsDiskByProgrammedIoOrByDmaAndUsesSoManyProcessors(
            String system, int memoryMib, int processors, boolean direct) throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, system, memoryMib, 4, GIB);
        assertEquals(
                direct ? "pciide 1.0.0" : "atapi 1.0.0", guest.device("IDE").driver());
        Map<Exit.Reason, Integer> exits = guest.exitsOf("iotest write C:\\TEST.DAT " + BLOCKS);
        int strings = exits.getOrDefault(Exit.Reason.OUTS, 0);
        if (direct) assertEquals(0, strings, exits.toString());
        else assertTrue(strings >= BLOCKS * 8, exits.toString());
        assertEquals(processors, processors(guest));
        world.close();
    }

    /// `tasklist` has a thread of the idle process for each; a burner on each is what they are good for.
    private static int processors(GuestVm guest) {
        int burners = 4;
        for (int i = 0; i < burners; i++) guest.say("start cpuburn");
        long before = guest.vm().view().cpuNs();
        World world = guest.world();
        world.simulation.runUntil(world.simulation.now() + 10 * World.SECOND_NS);
        return (int) Math.round((guest.vm().view().cpuNs() - before) / (10.0 * World.SECOND_NS));
    }

    @Test
    void serverCoreRunsLessThanAFullInstallation() throws Exception {
        World world = world();
        GuestVm full = GuestVm.install(world, "windows-2008", 512, 1, GIB);
        GuestVm core = GuestVm.install(world, "windows-2008-core", 512, 1, GIB);
        GuestVm older = GuestVm.install(world, "windows-2003", 256, 1, GIB);
        for (String figure : new String[] {"Processes", "Services"})
            assertTrue(core.figure(figure) < full.figure(figure), figure);
        assertTrue(older.figure("Processes") < full.figure("Processes"));
        assertTrue(core.figure("Processes") > 10);
        world.close();
    }

    @Test
    void awareSystemsFindTheHypervisorAndOthersDoNotLook() throws Exception {
        World world = world();
        String found = "Microsoft Hv";
        for (String system : new String[] {"windows-2003", "windows-2008-core"})
            assertTrue(
                    GuestVm.install(world, system, 512, 1, GIB).say("msinfo32").contains(found), system);
        GuestVm older = GuestVm.install(world, "windows-2000", 128, 1, GIB);
        String screen = older.say("msinfo32");
        assertTrue(screen.contains("Processors   1") && screen.contains("at 3,579,545 Hz"), screen);
        assertFalse(screen.contains(found), screen);
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"windows-2000, 32, 64", "windows-2003, 64, 128", "windows-2008, 256, 512"})
    void setupRefusesAMachineWithTooLittleMemory(String system, int memoryMib, int needed) throws Exception {
        World world = world();
        GuestVm guest = GuestVm.define(world, system, memoryMib, 1, GIB);
        guest.start();
        String sentence = "needs %d MB of memory, and this machine has %d MB".formatted(needed, memoryMib);
        world.runUntil(
                "refusal",
                60,
                () -> guest.vm().screen().text().replace("\n", " ").contains(sentence));
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"windows-2000, 128, NTLDR", "windows-2008-core, 512, BOOTMGR"})
    void aDiskWithoutItsLoaderDoesNotStart(String system, int memoryMib, String loader) throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, system, memoryMib, 1, GIB);
        guest.say("del C:\\" + loader);
        guest.vm().type("shutdown /r\n");
        world.runUntil("stop", 120, () -> guest.vm().view().state() == MachineState.CRITICAL);
        String why = guest.vm().view().fault().orElseThrow().message();
        assertTrue(why.contains(loader + " is missing"), why);
        world.close();
    }

    @Test
    void severalProcessorsAtWorkAreSavedAndGoOnAlike() throws Exception {
        World world = world();
        GuestVm guest = GuestVm.install(world, "windows-2008-core", 512, 4, GIB);
        for (int i = 0; i < 4; i++) guest.say("start cpuburn");
        String text = world.save("busy");
        for (int i = 0; i < STEPS_AFTER; i++) world.simulation.step();
        long hash = world.simulation.trace().hash();
        world.close();

        World again = new World(directory, 7, HardwareProfile.of("server-2008"));
        again.restore(text, "busy");
        assertEquals(text, again.text());
        for (int i = 0; i < STEPS_AFTER; i++) again.simulation.step();
        assertEquals(hash, again.simulation.trace().hash());
        again.close();
    }
}
