// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.iso;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Iso9660ImageTest {
    private static final long DAY = 1_204_070_400L;

    @TempDir
    Path directory;

    @Test
    void sameTreeGivesSameBytes() {
        assertArrayEquals(image(tree(40)), image(tree(40)));
    }

    @Test
    void aNameThatNoCdCanHoldIsRefused() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        files.put("too long a name.txt", new byte[1]);
        assertThrows(IllegalArgumentException.class, () -> image(files));
    }

    @Test
    void xorrisoReadsEveryFileOfBothTreesBack() throws Exception {
        TreeMap<String, byte[]> files = tree(120);
        Path iso = Files.write(directory.resolve("a.iso"), image(files));
        Path out = directory.resolve("out");
        run("xorriso", "-indev", iso.toString(), "-osirrox", "on", "-extract", "/", out.toString());
        for (var file : files.entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(out.resolve(file.getKey())), file.getKey());
        }
    }

    @Test
    void isoinfoSeesLabelJolietAndBootImage() throws Exception {
        Path iso = Files.write(directory.resolve("a.iso"), image(tree(5)));
        String info = run("isoinfo", "-d", "-i", iso.toString());
        assertTrue(info.contains("Volume id: NT40"), info);
        assertTrue(info.contains("Joliet with UCS level 3"), info);
        assertTrue(info.contains("Eltorito validation header"), info);
        assertTrue(info.contains("Key 55 AA"), info);
    }

    private static byte[] image(TreeMap<String, byte[]> files) {
        byte[] boot = new byte[512];
        boot[510] = 0x55;
        boot[511] = (byte) 0xAA;
        return Iso9660Image.bytes("NT40", files, boot, DAY);
    }

    private static TreeMap<String, byte[]> tree(int count) {
        Chance chance = new Chance(7);
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[chance.nextInt(9000)];
            chance.nextBytes(bytes);
            files.put((i % 3 == 0 ? "" : i % 3 == 1 ? "I386/" : "I386/DRV" + i % 7 + "/") + "F" + i + ".BIN", bytes);
        }
        files.put("NOEXT", "x".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private String run(String... command) throws IOException, InterruptedException {
        assumeTrue(isThere(command[0]), "skipped: tool " + command[0] + " missing");
        Path log = directory.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(log));
        return Files.readString(log);
    }

    private static boolean isThere(String tool) {
        for (String path : System.getenv("PATH").split(":")) if (Files.isExecutable(Path.of(path, tool))) return true;
        return false;
    }
}
