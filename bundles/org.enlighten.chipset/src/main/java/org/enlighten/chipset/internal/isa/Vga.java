// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.util.function.LongSupplier;
import org.enlighten.chipset.internal.bus.Outside;
import org.enlighten.chipset.internal.bus.PortDevice;
import org.enlighten.machine.GuestMemory;
import org.enlighten.simulation.Snapshottable;

/// The text half of a VGA: index and data registers of its five parts. The text itself lies in plain memory at
/// 0xB8000, two bytes a cell, and is only looked at when somebody asks for the screen.
public final class Vga implements PortDevice, Snapshottable<Vga.State> {
    public record State(
            byte[] crtc,
            byte[] attribute,
            byte[] sequencer,
            byte[] graphics,
            byte[] palette,
            int crtcIndex,
            int attributeIndex,
            int sequencerIndex,
            int graphicsIndex,
            int paletteAt,
            int paletteReadAt,
            int paletteMask,
            int misc,
            boolean attributeData) {}

    public static final int FIRST_PORT = 0x3C0;
    public static final int PORTS = 0x20;
    public static final long TEXT_GPA = 0xB8000;
    private static final int TEXT_BYTES = 0x8000;
    private static final int CURSOR_START = 0x0A;
    private static final int START_HIGH = 0x0C;
    private static final int CURSOR_LOW = 0x0F;
    private static final long FRAME_NS = 14_268_000;
    private static final long RETRACE_NS = 63_000;

    private final LongSupplier nowNs;
    private final GuestMemory memory;
    private final Outside outside;
    private final byte[] crtc = new byte[32];
    private final byte[] attribute = new byte[32];
    private final byte[] sequencer = new byte[8];
    private final byte[] graphics = new byte[16];
    private final byte[] palette = new byte[768];
    private int crtcIndex;
    private int attributeIndex;
    private int sequencerIndex;
    private int graphicsIndex;
    private int paletteAt;
    private int paletteReadAt;
    private int paletteMask = 0xFF;
    private int misc;
    private boolean attributeData;

    public Vga(LongSupplier nowNs, GuestMemory memory, Outside outside) {
        this.nowNs = nowNs;
        this.memory = memory;
        this.outside = outside;
        reset();
    }

    public int columns() {
        int columns = (crtc[1] & 0xFF) + 1;
        return columns <= 132 ? columns : 80;
    }

    public int rows() {
        int lines = (crtc[0x12] & 0xFF | (crtc[7] & 2) << 7 | (crtc[7] & 0x40) << 3) + 1;
        int rows = lines / ((crtc[9] & 0x1F) + 1);
        return rows >= 1 && rows <= 60 ? rows : 25;
    }

    /// Cell of the cursor counted from the first cell shown; -1 when it is off or not on the screen.
    public int cursorAt() {
        int at = word(CURSOR_LOW - 1) - word(START_HIGH);
        return (crtc[CURSOR_START] & 0x20) != 0 || at < 0 || at >= columns() * rows() ? -1 : at;
    }

    /// The text shown, two bytes a cell: character and attribute. It wraps at the end of the adapter's memory.
    public byte[] text() {
        byte[] text = new byte[columns() * rows() * 2];
        for (int done = 0, n; done < text.length; done += n) {
            int at = (word(START_HIGH) * 2 + done) % TEXT_BYTES;
            n = Math.min(text.length - done, TEXT_BYTES - at);
            if (memory.contains(TEXT_GPA + at, n)) memory.read(TEXT_GPA + at, text, done, n);
        }
        return text;
    }

    private int word(int high) {
        return (crtc[high] & 0xFF) << 8 | crtc[high + 1] & 0xFF;
    }

    @Override
    public int read(int port) {
        return switch (port) {
            case 0x3C0 -> attributeIndex;
            case 0x3C1 -> attribute[attributeIndex & 0x1F] & 0xFF;
            case 0x3C2 -> 0x10;
            case 0x3C4 -> sequencerIndex;
            case 0x3C5 -> sequencer[sequencerIndex] & 0xFF;
            case 0x3C6 -> paletteMask;
            case 0x3C7 -> 0x03;
            case 0x3C8 -> paletteAt / 3;
            case 0x3C9 -> {
                int value = palette[paletteReadAt] & 0xFF;
                paletteReadAt = (paletteReadAt + 1) % palette.length;
                yield value;
            }
            case 0x3CC -> misc;
            case 0x3CE -> graphicsIndex;
            case 0x3CF -> graphics[graphicsIndex] & 0xFF;
            case 0x3D4 -> crtcIndex;
            case 0x3D5 -> crtc[crtcIndex] & 0xFF;
            case 0x3DA -> {
                attributeData = false;
                boolean retrace = nowNs.getAsLong() % FRAME_NS >= FRAME_NS - RETRACE_NS;
                yield retrace ? 0x09 : 0;
            }
            default -> FLOATING;
        };
    }

    @Override
    public void write(int port, int value) {
        switch (port) {
            case 0x3C0 -> writeAttribute(value);
            case 0x3C2 -> misc = value;
            case 0x3C4 -> sequencerIndex = value & 7;
            case 0x3C5 -> sequencer[sequencerIndex] = (byte) value;
            case 0x3C6 -> paletteMask = value;
            case 0x3C7 -> paletteReadAt = value * 3;
            case 0x3C8 -> paletteAt = value * 3;
            case 0x3C9 -> {
                palette[paletteAt] = (byte) (value & 0x3F);
                paletteAt = (paletteAt + 1) % palette.length;
            }
            case 0x3CE -> graphicsIndex = value & 15;
            case 0x3CF -> graphics[graphicsIndex] = (byte) value;
            case 0x3D4 -> crtcIndex = value & 31;
            case 0x3D5 -> writeCrtc(value);
            default -> {}
        }
    }

    private void writeAttribute(int value) {
        if (!attributeData) attributeIndex = value & 0x3F;
        else attribute[attributeIndex & 0x1F] = (byte) value;
        attributeData = !attributeData;
    }

    private void writeCrtc(int value) {
        boolean locked = crtcIndex < 8 && (crtc[0x11] & 0x80) != 0;
        if (locked && crtcIndex != 7) return;
        int kept = locked ? crtc[7] & ~0x10 | value & 0x10 : value;
        if (crtc[crtcIndex] == (byte) kept) return;
        crtc[crtcIndex] = (byte) kept;
        if (crtcIndex >= CURSOR_START && crtcIndex <= CURSOR_LOW) outside.screenChanged();
    }

    /// The 80 by 25 text mode that the video firmware sets before anything else runs.
    public void reset() {
        int[] mode3 = {
            0x5F, 0x4F, 0x50, 0x82, 0x55, 0x81, 0xBF, 0x1F, 0x00, 0x4F, 0x0D, 0x0E, 0, 0, 0, 0, 0x9C, 0x8E, 0x8F, 0x28,
            0x1F, 0x96, 0xB9, 0xA3, 0xFF
        };
        java.util.Arrays.fill(crtc, (byte) 0);
        for (int r = 0; r < mode3.length; r++) crtc[r] = (byte) mode3[r];
        for (int r = 0; r < 16; r++) attribute[r] = (byte) (r < 8 ? r : 0x30 + r);
        attribute[0x10] = 0x0C;
        sequencer[1] = 0;
        sequencer[2] = 3;
        sequencer[4] = 2;
        graphics[5] = 0x10;
        graphics[6] = 0x0E;
        misc = 0x67;
        crtcIndex = 0;
        attributeData = false;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                crtc.clone(),
                attribute.clone(),
                sequencer.clone(),
                graphics.clone(),
                palette.clone(),
                crtcIndex,
                attributeIndex,
                sequencerIndex,
                graphicsIndex,
                paletteAt,
                paletteReadAt,
                paletteMask,
                misc,
                attributeData);
    }

    @Override
    public void restore(State s) {
        copy(s.crtc(), crtc);
        copy(s.attribute(), attribute);
        copy(s.sequencer(), sequencer);
        copy(s.graphics(), graphics);
        copy(s.palette(), palette);
        crtcIndex = s.crtcIndex();
        attributeIndex = s.attributeIndex();
        sequencerIndex = s.sequencerIndex();
        graphicsIndex = s.graphicsIndex();
        paletteAt = s.paletteAt();
        paletteReadAt = s.paletteReadAt();
        paletteMask = s.paletteMask();
        misc = s.misc();
        attributeData = s.attributeData();
    }

    private static void copy(byte[] from, byte[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }
}
