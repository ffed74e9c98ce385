// SPDX-License-Identifier: Apache-2.0
package org.enlighten.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.enlighten.storage.raw.RawFormat;
import org.enlighten.storage.vhd.VhdFormat;
import org.junit.jupiter.api.Test;

class DiskFormatsTest {
    private static final List<DiskFormat> FORMATS = List.of(new RawFormat(), new VhdFormat());

    private static String format(byte[] last, String name) {
        FileEnds ends = new FileEnds(new byte[FileEnds.FIRST_BYTES], last, 1 << 20);
        return DiskFormats.of(FORMATS, ends, name).map(DiskFormat::name).orElse("none");
    }

    @Test
    void bytesSayMoreThanNames() {
        byte[] footer = Arrays.copyOf("conectix".getBytes(StandardCharsets.US_ASCII), 512);
        assertEquals("VHD", format(footer, "VMs/a.vhd"));
        assertEquals("VHD", format(footer, "VMs/a.raw"));
        assertEquals("VHD", format(footer, "a"));
    }

    @Test
    void aFileWithoutAMarkIsWhatItsNameEndsInAndElseNothing() {
        byte[] nothing = new byte[512];
        assertEquals("raw", format(nothing, "VMs/a.RAW"));
        assertEquals("VHD", format(nothing, "VMs/damaged.vhd"));
        assertEquals("none", format(nothing, "VMs/a.txt"));
        assertEquals("none", format(nothing, "raw.d/a"));
    }
}
