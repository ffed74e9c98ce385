// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstallationMediaTest {
    private static InstallationMedia with(String label, String path, int bootBytes) {
        FileTree files = FileTree.builder().text(path, "x").build();
        return InstallationMedia.of(label, files, new byte[bootBytes]);
    }

    @Test
    void holdsWhatEveryFileSystemCanHold() {
        InstallationMedia media = with("SYSTEM_40", "I386/CMD.EXE", 512);
        assertEquals("SYSTEM_40", media.label());
        assertEquals(512, media.bootImage().length);
    }

    @Test
    void refusesNamesThatACdOfLevelOneCannotHold() {
        for (String path : List.of("i386/CMD.EXE", "I386/TOOLONGNAME.EXE", "A.B.C", "A.HTML", "A B"))
            assertThrows(IllegalArgumentException.class, () -> with("OK", path, 512), path);
    }

    @Test
    void refusesABootImageThatIsNotWholeSectors() {
        assertThrows(IllegalArgumentException.class, () -> with("OK", "A", 0));
        assertThrows(IllegalArgumentException.class, () -> with("OK", "A", 513));
        assertThrows(IllegalArgumentException.class, () -> with("small", "A", 512));
    }
}
