// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage.vhd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.block.Outcome;
import org.enlighten.block.fault.Tool;
import org.enlighten.simulation.Chance;
import org.enlighten.storage.DiskBench;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskFormats;
import org.enlighten.storage.DiskInfo;
import org.enlighten.storage.DiskReport;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.FileEnds;
import org.enlighten.storage.raw.RawFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// qemu-img reads what we write, and we read what it writes.
class QemuImgTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    @BeforeEach
    void qemuImg() {
        Tool.required("qemu-img");
    }

    private byte[] raw(String subformat, byte[] image) throws IOException {
        Path vhd = Files.write(folder.resolve(subformat + ".vhd"), image);
        Path raw = folder.resolve(subformat + ".raw");
        Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", vhd.toString(), raw.toString());
        return Files.readAllBytes(raw);
    }

    private byte[] made(String options, long bytes) throws IOException {
        Path file = folder.resolve("made.vhd");
        Files.deleteIfExists(file);
        Tool.run("qemu-img", "create", "-f", "vpc", "-o", options, file.toString(), Long.toString(bytes));
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIXED", "DYNAMIC"})
    void convertsWhatWeWrote(DiskType type) throws IOException {
        int size = 9 * MIB + 512 * 3;
        VhdFormat format = new VhdFormat();
        DiskBench bench = new DiskBench(format, DiskBench.created(format, DiskBench.spec(type, size, 0)), 32 * MIB);
        bench.opened();
        byte[] expected = new byte[size];
        Chance chance = new Chance(5);
        for (int i = 0; i < 40; i++) {
            byte[] data = new byte[512 * (1 + chance.nextInt(300))];
            int at = 512 * chance.nextInt((size - data.length) / 512 + 1);
            chance.nextBytes(data);
            System.arraycopy(data, 0, expected, at, data.length);
            assertEquals(Outcome.done(data.length), bench.write(at, data));
        }
        assertArrayEquals(expected, raw(type.name(), bench.image()));
        String file = folder.resolve(type + ".vhd").toString();
        String info = type == DiskType.FIXED
                ? Tool.run("qemu-img", "info", "-f", "vpc", file) // it looks for a footer at the front only
                : Tool.run("qemu-img", "info", file);
        assertTrue(info.contains("file format: vpc") && info.contains("(" + size + " bytes)"), info);
        assertEquals(List.of(), bench.checked().problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subformat=dynamic",
                "subformat=fixed",
                "subformat=dynamic,force_size=on",
                "subformat=fixed,force_size=on"
            })
    void whatItMakesOpensAndTakesWrites(String options) throws IOException {
        byte[] image = made(options, 20 * MIB + 512);
        DiskBench bench = new DiskBench(new VhdFormat(), image, 32 * MIB);
        DiskInfo info = bench.opened();
        assertEquals(options.contains("fixed") ? DiskType.FIXED : DiskType.DYNAMIC, info.type());
        if (options.contains("force")) assertEquals(20 * MIB + 512, info.sizeBytes());
        assertEquals(List.of(), bench.checked().problems());
        byte[] data = new byte[70_144];
        new Chance(9).nextBytes(data);
        long last = info.sizeBytes() - data.length;
        bench.write(4 * MIB - 1024, data);
        bench.write(last, data);
        byte[] raw = raw("taken", bench.image());
        assertEquals(info.sizeBytes(), raw.length);
        assertArrayEquals(data, Arrays.copyOfRange(raw, 4 * MIB - 1024, 4 * MIB - 1024 + data.length));
        assertArrayEquals(data, Arrays.copyOfRange(raw, (int) last, raw.length));
    }

    @Test
    void whatItConvertsFromRawReadsTheSame() throws IOException {
        byte[] content = new byte[6 * MIB];
        new Chance(3).nextBytes(content);
        Arrays.fill(content, MIB, 4 * MIB, (byte) 0);
        Path raw = Files.write(folder.resolve("in.raw"), content);
        Path vhd = folder.resolve("in.vhd");
        Tool.run(
                "qemu-img", "convert", "-f", "raw", "-O", "vpc", "-o", "force_size=on", raw.toString(), vhd.toString());
        DiskBench bench = new DiskBench(new VhdFormat(), Files.readAllBytes(vhd), 0);
        assertEquals(content.length, bench.opened().sizeBytes());
        assertArrayEquals(content, bench.read(0, content.length));
        assertEquals(new DiskReport(List.of()), bench.checked());
    }

    /// The sizes lie on both sides of each branch of the specification's algorithm.
    @ParameterizedTest
    @CsvSource({"1", "3", "17", "32", "33", "40", "127", "260", "504", "520", "1024", "4096", "8064", "40000", "140000"
    })
    void geometryIsItsGeometry(long mib) throws IOException {
        byte[] image = made("subformat=dynamic", mib * MIB);
        Footer footer = new Footer(Arrays.copyOf(image, Footer.BYTES));
        assertEquals(Geometry.of(footer.currentSize() / 512), footer.geometry());
    }

    @Test
    void theFormatOfAFileIsFound() throws IOException {
        DiskFormats formats = new DiskFormats(List.of(new RawFormat(), new VhdFormat()));
        assertEquals(
                Optional.of("VHD"),
                formats.of(ends(made("subformat=fixed", MIB))).map(DiskFormat::name));
        assertEquals(
                Optional.of("VHD"),
                formats.of(ends(made("subformat=dynamic", MIB))).map(DiskFormat::name));
        assertEquals(Optional.empty(), formats.of(ends(new byte[MIB])));
        assertEquals("raw", formats.named("RAW").orElseThrow().name());
    }

    private static FileEnds ends(byte[] image) {
        return new FileEnds(
                Arrays.copyOf(image, Math.min(image.length, FileEnds.FIRST_BYTES)),
                Arrays.copyOfRange(image, image.length - FileEnds.LAST_BYTES, image.length),
                image.length);
    }
}
