// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.enlighten.block.fault.Tool;

/// A VHD on a host's volume as the tools of others read it.
final class LinuxDisk {
    private LinuxDisk() {}

    /// The first partition, as a file, by `qemu-img`.
    ///
    /// @param directory below which the disk's file lies, and in which the result is put
    static Path rootPartition(Path directory, String disk) throws IOException {
        Path vhd;
        try (Stream<Path> all = Files.walk(directory.resolve("host"))) {
            vhd = all.filter(path -> path.endsWith(disk)).findFirst().orElseThrow();
        }
        Path raw = directory.resolve("raw.img");
        Tool.run("qemu-img", "convert", "-f", "vpc", "-O", "raw", vhd.toString(), raw.toString());
        byte[] bytes = Files.readAllBytes(raw);
        ByteBuffer table = ByteBuffer.wrap(bytes, 446, 64).slice().order(ByteOrder.LITTLE_ENDIAN);
        assertEquals((byte) 0x80, table.get(0));
        assertEquals((byte) 0x83, table.get(4));
        assertEquals((byte) 0x82, table.get(16 + 4));
        int from = table.getInt(8) * 512;
        return Files.write(
                directory.resolve("root.img"), Arrays.copyOfRange(bytes, from, from + table.getInt(12) * 512));
    }
}
