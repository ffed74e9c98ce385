// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.file;

import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;

/// A seeded script over a dozen names in two directories: request number i is the same in every run.
public final class FileScript implements FileWorld.Script {
    /// Memory that one request may use.
    public static final int REQUEST_BYTES = 12 << 10;

    private final long seed;

    public FileScript(long seed) {
        this.seed = seed;
    }

    @Override
    public FileRequest request(int number, Slice memory) {
        if (number == 0) return new FileRequest.MakeDirectory("\\DIR");
        Chance chance = new Chance(seed * 1_000_003 + number);
        String path = path(chance);
        int kind = chance.nextInt(24);
        if (kind < 5) return new FileRequest.Create(path);
        if (kind < 12) return new FileRequest.Write(path, place(chance), stamped(memory, chance, number));
        if (kind < 14) return new FileRequest.Delete(path);
        if (kind < 16) return new FileRequest.Rename(path, path(chance));
        if (kind < 18) return new FileRequest.Resize(path, chance.nextInt(15_000));
        if (kind < 21) return new FileRequest.Read(path, place(chance), memory.part(0, 1 + chance.nextInt(9000)));
        if (kind < 22) return new FileRequest.List(chance.nextInt(2) == 0 ? "\\" : "\\DIR");
        return new FileRequest.Flush();
    }

    private static String path(Chance chance) {
        int n = chance.nextInt(6);
        String name = chance.nextInt(3) == 0 ? "A name with a length " + n + ".text" : "FILE" + n + ".TXT";
        return (chance.nextInt(2) == 0 ? "\\" : "\\DIR\\") + name;
    }

    private static long place(Chance chance) {
        return chance.nextInt(3) == 0 ? 0 : chance.nextInt(12_000);
    }

    private static Slice stamped(Slice memory, Chance chance, int number) {
        Slice data = memory.part(0, 1 + chance.nextInt(9000));
        byte[] bytes = new byte[data.length()];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = (byte) (i % 2 == 0 ? number + 1 : (number + 1 >> 8) + i / 512);
        data.fill(bytes, 0);
        return data;
    }
}
