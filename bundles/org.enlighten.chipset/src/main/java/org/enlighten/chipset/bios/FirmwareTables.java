// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.bios;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.machine.GuestMemory;

/// The tables in which firmware tells a system what no bus can be asked for: where the power management registers lie,
/// and which devices are there beside those of the board. Laid out as ACPI 2.0 has them (5.2): pointer, root table,
/// fixed description, and a differentiated description whose byte code (16.2) names each device by its `_HID`.
/// Integers are little-endian.
final class FirmwareTables {
    /// In the segment where systems look for the pointer (5.2.4.1).
    static final long AT = 0xF0000;

    private static final String OEM = "ENLITN";
    private static final int HEADER_BYTES = 36;
    private static final int POINTER_BYTES = 32;
    private static final int FIXED_BYTES = 116;
    private static final int SCI_IRQ = 9;

    private FirmwareTables() {}

    /// @param devices their `_HID`s, such as `VMBUS`
    static void write(GuestMemory memory, List<String> devices) {
        long root = AT + POINTER_BYTES;
        long fixed = root + HEADER_BYTES + Integer.BYTES;
        long described = fixed + FIXED_BYTES;
        put(memory, AT, pointer((int) root));
        put(memory, root, table("RSDT", buffer(Integer.BYTES).putInt((int) fixed)));
        put(memory, fixed, table("FACP", fixed((int) described)));
        put(memory, described, table("DSDT", ByteBuffer.wrap(code(devices))));
    }

    private static void put(GuestMemory memory, long at, byte[] bytes) {
        memory.write(at, bytes, 0, bytes.length);
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pointer(int root) {
        ByteBuffer pointer = buffer(20).put(ascii("RSD PTR ")).put((byte) 0).put(ascii(OEM));
        return summed(pointer.put((byte) 0).putInt(root).array(), 8);
    }

    private static byte[] table(String signature, ByteBuffer content) {
        byte[] body = content.array();
        ByteBuffer table = buffer(HEADER_BYTES + body.length)
                .put(ascii(signature))
                .putInt(HEADER_BYTES + body.length)
                .put((byte) 1)
                .put((byte) 0)
                .put(ascii(OEM))
                .put(ascii("BOARD   "))
                .putInt(1)
                .put(ascii("ENLT"))
                .putInt(1);
        return summed(table.put(body).array(), 9);
    }

    /// All bytes together are 0 modulo 256.
    private static byte[] summed(byte[] bytes, int at) {
        int sum = 0;
        for (byte b : bytes) sum += b;
        bytes[at] = (byte) -sum;
        return bytes;
    }

    /// Of the PIIX4's power management block: status and enable, control, timer.
    private static ByteBuffer fixed(int described) {
        return buffer(FIXED_BYTES - HEADER_BYTES)
                .putInt(40 - HEADER_BYTES, described)
                .putShort(46 - HEADER_BYTES, (short) SCI_IRQ)
                .putInt(56 - HEADER_BYTES, PowerOn.POWER_BASE)
                .putInt(64 - HEADER_BYTES, PowerOn.POWER_BASE + 4)
                .putInt(76 - HEADER_BYTES, PowerOn.POWER_BASE + 8)
                .put(88 - HEADER_BYTES, (byte) 4)
                .put(89 - HEADER_BYTES, (byte) 2)
                .put(91 - HEADER_BYTES, (byte) 4);
    }

    /// `Scope (\_SB) { Device (Dnnn) { Name (_HID, "…") } … }`.
    private static byte[] code(List<String> devices) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ascii("\\_SB_"));
        for (int i = 0; i < devices.size(); i++) {
            ByteArrayOutputStream device = new ByteArrayOutputStream();
            device.writeBytes(ascii("D%03d".formatted(i)));
            device.write(0x08);
            device.writeBytes(ascii("_HID"));
            device.write(0x0D);
            device.writeBytes(ascii(devices.get(i) + "\0"));
            all.writeBytes(new byte[] {0x5B, (byte) 0x82});
            all.writeBytes(sized(device.toByteArray()));
        }
        ByteArrayOutputStream scope = new ByteArrayOutputStream();
        scope.write(0x10);
        scope.writeBytes(sized(all.toByteArray()));
        return scope.toByteArray();
    }

    /// A package: its length counts itself, in one byte up to 63, in two up to 4,095 (16.2.4).
    private static byte[] sized(byte[] content) {
        int one = content.length + 1;
        int two = content.length + 2;
        byte[] length = one < 64 ? new byte[] {(byte) one} : new byte[] {(byte) (0x40 | two & 0xF), (byte) (two >> 4)};
        return ByteBuffer.allocate(length.length + content.length)
                .put(length)
                .put(content)
                .array();
    }
}
