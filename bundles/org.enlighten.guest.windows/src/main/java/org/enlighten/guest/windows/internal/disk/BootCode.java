// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.disk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.enlighten.os.fat.FatType;

/// What a boot sector holds beside its tables: real code that an x86 processor runs when nobody recognises the
/// system by its name. It prints its text and halts. The text begins with the system's id: firmware and boot loaders
/// find it there. Behind the text stand the drivers that the system needs before it can read its volume.
public final class BootCode {
    private static final int LOADED_AT = 0x7C00;
    private static final int SIGNATURE_AT = 510;
    private static final int TEXT_POINTER_AT = 10;
    private static final int FAT16_CODE_AT = 62;
    private static final int FAT32_CODE_AT = 90;
    private static final int VOLUME_CODE_BYTES = 420;

    /// xor ax,ax / mov ds,ax / mov ss,ax / mov sp,7C00 / mov si,TEXT / next: lodsb / test al,al / jz halt /
    /// mov ah,0E / mov bx,7 / int 10 / jmp next / halt: hlt / jmp halt
    private static final int[] CODE = {
        0x31, 0xC0, 0x8E, 0xD8, 0x8E, 0xD0, 0xBC, 0x00, 0x7C, 0xBE, 0x00, 0x00, 0xAC, 0x84, 0xC0, 0x74, 0x09, 0xB4,
        0x0E, 0xBB, 0x07, 0x00, 0xCD, 0x10, 0xEB, 0xF2, 0xF4, 0xEB, 0xFD
    };

    private static final String TEXT =
            " starts by a boot loader of its own, and this machine has none for it.\r\nSystem halted.\r\n";

    private static final String DRIVERS = "drivers=";
    private static final String END = "\0";

    private BootCode() {}

    /// Puts code and text into a sector from `offset`, and the signature at its end.
    ///
    /// @param drivers ids of the drivers to begin with
    static void into(byte[] sector, int offset, String systemId, List<String> drivers) {
        for (int i = 0; i < CODE.length; i++) sector[offset + i] = (byte) CODE[i];
        int text = LOADED_AT + offset + CODE.length;
        sector[offset + TEXT_POINTER_AT] = (byte) text;
        sector[offset + TEXT_POINTER_AT + 1] = (byte) (text >>> 8);
        byte[] bytes = text(systemId, drivers);
        System.arraycopy(bytes, 0, sector, offset + CODE.length, bytes.length);
        sector[SIGNATURE_AT] = 0x55;
        sector[SIGNATURE_AT + 1] = (byte) 0xAA;
    }

    private static byte[] text(String systemId, List<String> drivers) {
        return (systemId + TEXT + END + DRIVERS + String.join(" ", drivers) + END).getBytes(StandardCharsets.US_ASCII);
    }

    /// Bytes of code and text.
    static int length(String systemId, List<String> drivers) {
        return CODE.length + text(systemId, drivers).length;
    }

    /// For the boot sector of a FAT volume, behind its fields: it runs there only when somebody loads that sector.
    public static byte[] ofVolume(String systemId, FatType type) {
        byte[] sector = new byte[MasterBootRecord.SECTOR_BYTES];
        int at = type == FatType.FAT32 ? FAT32_CODE_AT : FAT16_CODE_AT;
        into(sector, at, systemId, List.of());
        return Arrays.copyOfRange(sector, at, Math.min(at + VOLUME_CODE_BYTES, SIGNATURE_AT));
    }

    /// An El Torito boot image without emulation: the first four sectors that firmware loads.
    public static byte[] cdImage(String systemId, List<String> drivers) {
        byte[] image = new byte[2048];
        into(image, 0, systemId, drivers);
        return image;
    }

    /// Whether a boot record's text names this system: its id, and not as the beginning of a longer one.
    public static boolean names(byte[] record, String systemId) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf(systemId); at >= 0; at = text.indexOf(systemId, at + 1)) {
            int end = at + systemId.length();
            boolean begins = at == 0 || !isIdCharacter(text.charAt(at - 1));
            if (begins && (end == text.length() || !isIdCharacter(text.charAt(end)))) return true;
        }
        return false;
    }

    /// The drivers that a boot record names; none when it does not.
    public static List<String> drivers(byte[] record) {
        String text = new String(record, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(END + DRIVERS);
        int end = at < 0 ? -1 : text.indexOf(END, at + 1);
        if (end < 0) return List.of();
        String names = text.substring(at + END.length() + DRIVERS.length(), end);
        return Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).toList();
    }

    private static boolean isIdCharacter(char c) {
        return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }
}
