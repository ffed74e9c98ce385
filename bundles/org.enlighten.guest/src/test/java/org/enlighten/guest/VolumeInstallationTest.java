// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeInstallationTest {
    private static final String LAST = "WINDOWS/A.TXT";

    private final FakeVolume volume = new FakeVolume();

    private final FileTree files = FileTree.builder()
            .text("WINDOWS/A.TXT", "short")
            .text("WINDOWS/EMPTY.TXT", "")
            .file("WINDOWS/SYSTEM32/BIG.BIN", new byte[1500])
            .build();

    @Test
    void writesEveryFileWithItsExactSize() {
        VolumeInstallation installation = VolumeInstallation.start(files, volume, LAST);
        assertFalse(installation.isDone());
        while (!installation.isDone()) installation.proceed();
        assertTrue(installation.failure().isEmpty());
        assertEquals(List.of("WINDOWS/A.TXT", "WINDOWS/EMPTY.TXT", "WINDOWS/SYSTEM32/BIG.BIN"), volume.files());
        assertEquals("short", volume.text("WINDOWS/A.TXT"));
        assertEquals(1500, volume.text("WINDOWS/SYSTEM32/BIG.BIN").length());
        assertEquals(0, volume.text("WINDOWS/EMPTY.TXT").length());
    }

    @Test
    void theLastFileIsThereWhenAllOthersAreAndNotBefore() {
        volume.put(LAST, "of an installation before");
        VolumeInstallation installation = VolumeInstallation.start(files, volume, LAST);
        while (!installation.isDone()) {
            assertTrue(volume.entry(LAST).isEmpty());
            installation.proceed();
        }
        assertEquals("short", volume.text(LAST));
        assertEquals(3, volume.files().size());
    }

    @Test
    void replacesWhatIsThere() {
        volume.put("WINDOWS/A.TXT", "something much longer than before");
        VolumeInstallation installation = VolumeInstallation.start(files, volume, LAST);
        while (!installation.isDone()) installation.proceed();
        assertEquals("short", volume.text("WINDOWS/A.TXT"));
    }

    @Test
    void endsWithASentenceWhenAWriteFails() {
        volume.failWrites();
        VolumeInstallation installation = VolumeInstallation.start(files, volume, LAST);
        while (!installation.isDone()) installation.proceed();
        assertEquals(
                "'WINDOWS/SYSTEM32/BIG.BIN' could not be written: the volume is broken",
                installation.failure().orElseThrow());
    }

    @Test
    void endsWithASentenceWhenTheVolumeIsFull() {
        volume.full();
        VolumeInstallation installation = VolumeInstallation.start(files, volume, LAST);
        assertTrue(installation.isDone());
        assertTrue(installation.failure().orElseThrow().endsWith("the volume is full"));
    }
}
