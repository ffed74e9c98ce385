// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import java.util.Arrays;
import org.enlighten.simulation.Snapshottable;

/// The adapter's serial ROM, a 93C46 of 64 words, bit by bit through CSR9: chip select, clock, data in; data out. What
/// is in it follows Digital's layout, version 3: one controller, its address at byte 20, one medium.
public final class SerialRom implements Snapshottable<SerialRom.State> {
    /// @param shifted what came since the chip was selected, and how many bits of it
    /// @param out bits still to be read, the next on top
    public record State(boolean clock, int shifted, int bits, int out, int outBits, boolean level) {}

    static final int SELECT = 1;
    static final int CLOCK = 2;
    static final int IN = 4;
    static final int OUT = 8;

    private static final int WORDS = 64;
    private static final int ADDRESS_BITS = 6;
    /// Start bit, operation, address.
    private static final int COMMAND_BITS = 3 + ADDRESS_BITS;
    private static final int READ = 0b110;
    private static final int LEAF_AT = 30;
    private static final int CHECKSUM_AT = 126;
    /// Sense the medium.
    private static final int AUTOSENSE = 0x0800;

    private final int[] words = new int[WORDS];
    private boolean clock;
    private int shifted;
    private int bits;
    private int out;
    private int outBits;
    private boolean level = true;

    /// @param address six bytes
    SerialRom(byte[] address) {
        byte[] bytes = new byte[WORDS * 2];
        bytes[18] = 3;
        bytes[19] = 1;
        System.arraycopy(address, 0, bytes, 20, address.length);
        bytes[27] = LEAF_AT;
        bytes[LEAF_AT + 1] = (byte) (AUTOSENSE >>> 8);
        bytes[LEAF_AT + 2] = 0x1E;
        int checksum = (int) crc(Arrays.copyOf(bytes, CHECKSUM_AT)) & 0xFFFF;
        bytes[CHECKSUM_AT] = (byte) checksum;
        bytes[CHECKSUM_AT + 1] = (byte) (checksum >>> 8);
        for (int w = 0; w < WORDS; w++) words[w] = bytes[2 * w] & 0xFF | (bytes[2 * w + 1] & 0xFF) << 8;
    }

    /// CRC-32 as Ethernet has it, whose low half the ROM ends with.
    static long crc(byte[] bytes) {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /// @param lines [#SELECT], [#CLOCK], [#IN]
    void write(int lines) {
        boolean next = (lines & CLOCK) != 0;
        if ((lines & SELECT) == 0) {
            bits = 0;
            shifted = 0;
            outBits = 0;
            level = true;
        } else if (next && !clock) rise((lines & IN) != 0);
        clock = next;
    }

    private void rise(boolean in) {
        if (outBits > 0) {
            outBits--;
            level = (out >>> outBits & 1) != 0;
            return;
        }
        // zeros before the start bit are nothing
        if (bits == 0 && !in) return;
        shifted = shifted << 1 | (in ? 1 : 0);
        if (++bits < COMMAND_BITS) return;
        if (shifted >>> ADDRESS_BITS == READ) {
            out = words[shifted & WORDS - 1];
            outBits = 16;
            level = false;
        }
        bits = 0;
        shifted = 0;
    }

    /// What the data out line shows.
    int read() {
        return level ? OUT : 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(clock, shifted, bits, out, outBits, level);
    }

    @Override
    public void restore(State s) {
        clock = s.clock();
        shifted = s.shifted();
        bits = s.bits();
        out = s.out();
        outBits = s.outBits();
        level = s.level();
    }
}
