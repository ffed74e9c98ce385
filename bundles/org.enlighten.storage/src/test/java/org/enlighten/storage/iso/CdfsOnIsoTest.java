// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.enlighten.block.Memories;
import org.enlighten.block.MemoryLayer;
import org.enlighten.block.Outcome;
import org.enlighten.block.Outcome.Failure;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.Tool;
import org.enlighten.os.Listing;
import org.enlighten.os.VolumeInfo;
import org.enlighten.os.cdfs.CdfsFactory;
import org.enlighten.os.file.FileRequest;
import org.enlighten.os.file.FileSystem;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A guest's CDFS reads the CDs that we make, those that others make, and survives damaged ones.
class CdfsOnIsoTest {
    private static final long DAY = 1_204_070_400L;
    private static final int MUTATIONS = Integer.getInteger("enlighten.iso.mutations", 500);

    @TempDir
    Path folder;

    private static final class Cd {
        private final Simulation simulation = new Simulation(1);
        private final Deque<Outcome> outcomes = new ArrayDeque<>();
        private final FileSystem files;

        Cd(byte[] image) {
            Memories memories = new Memories();
            MemoryLayer disc = new MemoryLayer("disc", simulation, memories, 0, image.length, 0);
            disc.poke(0, image);
            byte[] first = Arrays.copyOf(image, Math.min(image.length, 36_864));
            CdfsFactory factory = new CdfsFactory();
            assertTrue(factory.recognizes(first));
            files = factory.mount("cd", simulation, memories, disc, first, 16, simulation::now);
            files.attach((_, outcome) -> outcomes.add(outcome));
        }

        Outcome ask(FileRequest request) {
            files.submit(1, request, 0);
            for (int n = 0; outcomes.isEmpty(); n++) assertTrue(n < 1_000_000 && simulation.step(), "no answer");
            return outcomes.remove();
        }

        Outcome.Done done(FileRequest request) {
            Outcome outcome = ask(request);
            return assertInstanceOf(Outcome.Done.class, outcome, request + ": " + outcome);
        }

        byte[] read(String path, int at) {
            byte[] into = new byte[(int) done(new FileRequest.Stat(path)).value() - at];
            assertEquals(
                    into.length,
                    done(new FileRequest.Read(path, at, Slice.of(into))).value());
            return into;
        }
    }

    private static byte[] random(int count, long seed) {
        byte[] bytes = new byte[count];
        new Chance(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] ours() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("SETUP.EXE", random(5000, 1));
        for (int i = 0; i < 80; i++) files.put("I386/FILE" + i + ".SYS", random(i * 100, i));
        files.put("README.TXT", "insert into drive".getBytes(StandardCharsets.US_ASCII));
        return Iso9660Image.bytes("NT40", files, new byte[512], DAY);
    }

    @Test
    void aGuestReadsACdOfOurs() {
        Cd cd = new Cd(ours());
        assertEquals(
                "NT40",
                cd.done(new FileRequest.Volume()).detail().as(VolumeInfo.class).label());
        List<Listing.Entry> root =
                cd.done(new FileRequest.List("\\")).detail().as(Listing.class).entries();
        assertEquals(
                List.of("I386", "README.TXT", "SETUP.EXE"),
                root.stream().map(Listing.Entry::name).toList());
        assertEquals(57L * 86_400 * 1_000_000_000L, root.getLast().modifiedNs(), "the 57th day of 2008");
        assertEquals(80, cd.done(new FileRequest.List("\\I386")).value());
        assertArrayEquals(random(7900, 79), cd.read("\\i386\\file79.sys", 0));
        assertArrayEquals(Arrays.copyOfRange(random(7900, 79), 1234, 7900), cd.read("\\i386\\file79.sys", 1234));
        assertEquals(0, cd.read("\\I386\\FILE0.SYS", 0).length);
    }

    @Test
    void nothingOnACdChanges() {
        Cd cd = new Cd(ours());
        for (FileRequest change : List.of(
                new FileRequest.Create("\\X"),
                new FileRequest.Write("\\SETUP.EXE", 0, Slice.of(new byte[1])),
                new FileRequest.Delete("\\SETUP.EXE"),
                new FileRequest.Resize("\\SETUP.EXE", 0))) {
            assertEquals(
                    Failure.READ_ONLY,
                    assertInstanceOf(Outcome.Failed.class, cd.ask(change)).failure());
        }
        assertEquals(
                Failure.NOT_FOUND,
                assertInstanceOf(Outcome.Failed.class, cd.ask(new FileRequest.Stat("\\NONE")))
                        .failure());
    }

    @Test
    void aGuestReadsCdsThatOthersMake() throws IOException {
        Tool.required("genisoimage");
        Path tree = Files.createDirectories(folder.resolve("tree/Long directory name"));
        byte[] content = random(50_000, 9);
        Files.write(tree.resolve("A file with a long name.text"), content);
        Files.write(folder.resolve("tree/short.txt"), random(10, 2));
        Path iso = folder.resolve("theirs.iso");
        for (String flag : new String[] {"-J", "-r"}) {
            String from = folder.resolve("tree").toString();
            Tool.run("genisoimage", "-quiet", flag, "-V", "THEIRS", "-o", iso.toString(), from);
            Cd cd = new Cd(Files.readAllBytes(iso));
            assertArrayEquals(random(10, 2), cd.read("\\SHORT.TXT", 0));
            String path = flag.equals("-J")
                    ? "\\Long directory name\\A file with a long name.text"
                    : "\\LONG_DIR\\A_FILE_W.TEX";
            assertArrayEquals(content, cd.read(path, 0));
        }
    }

    @Test
    void damagedCdsGiveOutcomes() {
        byte[] sound = ours();
        for (int i = 0; i < MUTATIONS; i++) {
            Chance chance = new Chance(i);
            byte[] image = sound.clone();
            for (int n = 1 + chance.nextInt(4); n > 0; n--) {
                int at = 16 * 2048 + chance.nextInt(chance.nextInt(2) == 0 ? 4 * 2048 : 14 * 2048);
                image[at] = (byte) (chance.nextInt(2) == 0 ? 0xFF : chance.nextInt(256));
            }
            if (!new CdfsFactory().recognizes(Arrays.copyOf(image, 36_864))) continue;
            try {
                Cd cd = new Cd(image);
                cd.ask(new FileRequest.Volume());
                cd.ask(new FileRequest.List("\\"));
                cd.ask(new FileRequest.List("\\I386"));
                cd.ask(new FileRequest.Read("\\I386\\FILE7.SYS", 100, Slice.of(new byte[3000])));
            } catch (RuntimeException | AssertionError e) {
                fail("seed=" + i, e);
            }
        }
    }
}
