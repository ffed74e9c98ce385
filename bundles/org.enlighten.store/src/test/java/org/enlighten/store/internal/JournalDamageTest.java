// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final String FILE = "journal-0000000001";

    @TempDir
    Path folder;

    @Test
    void damageInTheMiddleIsToldAndTheRestIsReadAndTheOriginalKept() throws IOException {
        byte[] bytes = journalOf(5);
        int third = offsetOf(bytes, 3);
        bytes[third + Entry.HEADER_BYTES + 4] ^= 1;
        Files.write(folder.resolve(FILE), bytes);
        try (Journal journal = Journal.open(new Folder(folder))) {
            assertEquals(
                    List.of("a0", "a1", "a3", "a4"),
                    List.copyOf(journal.documents().keySet()));
            assertTrue(journal.notices().getFirst().contains("one entry was lost"), journal.notices()::toString);
        }
        assertEquals(-1, java.util.Arrays.mismatch(bytes, Files.readAllBytes(folder.resolve("damaged-" + FILE))));
        try (Journal again = Journal.open(new Folder(folder))) {
            assertEquals(List.of(), again.notices());
            assertEquals(4, again.documents().size());
        }
    }

    @Test
    void aCutEndIsTakenBackWithASentence() throws IOException {
        byte[] bytes = journalOf(3);
        Files.write(folder.resolve(FILE), java.util.Arrays.copyOf(bytes, bytes.length - 1));
        try (Journal journal = Journal.open(new Folder(folder))) {
            assertEquals(List.of("a0", "a1"), List.copyOf(journal.documents().keySet()));
            assertTrue(journal.notices().getFirst().contains("as it was before that change"));
        }
    }

    @Test
    void noChangedByteIsPassedOverInSilence() throws IOException {
        byte[] whole = journalOf(4);
        Chance chance = new Chance(5);
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 + chance.nextInt(255));
            PowerCutShelf shelf = shelfWith(bytes);
            Journal journal = Journal.open(shelf);
            assertFalse(journal.notices().isEmpty(), "at=" + at);
            assertTrue(journal.documents().size() >= 3, "at=" + at);
        }
    }

    @Test
    void randomBytesNeverBreakTheReader() throws IOException {
        byte[] whole = journalOf(4);
        for (long seed = 0; seed < 2_000; seed++) {
            Chance chance = new Chance(seed);
            byte[] bytes = java.util.Arrays.copyOf(whole, 1 + chance.nextInt(whole.length + 40));
            for (int i = 0; i < 1 + chance.nextInt(8); i++)
                bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt(256);
            try {
                Journal.open(shelfWith(bytes));
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("cannot be read"), "seed=" + seed + ": " + e.getMessage());
            }
        }
    }

    @Test
    void aFileWithoutOneWholeEntryIsRefusedAndLeftAsItIs() throws IOException {
        byte[] nonsense = "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(folder.resolve(FILE), nonsense);
        IOException told = assertThrows(IOException.class, () -> Journal.open(new Folder(folder)));
        String why = "'" + FILE + "' cannot be read: none of its 5 bytes is a whole entry. ";
        assertEquals(why + "Restore it from a copy, or use another workspace", told.getMessage());
        assertEquals("hello", Files.readString(folder.resolve(FILE)));
    }

    @Test
    void aNewerFormatIsRefused() throws IOException {
        Files.write(folder.resolve(FILE), Entry.encode(0, 0, "{\"format\":2,\"documents\":0}"));
        IOException told = assertThrows(IOException.class, () -> Journal.open(new Folder(folder)));
        assertTrue(told.getMessage().contains("newer Enlighten (format 2; this one reads up to 1)"), told.getMessage());
    }

    private byte[] journalOf(int documents) throws IOException {
        PowerCutShelf shelf = new PowerCutShelf(Long.MAX_VALUE);
        try (Journal journal = Journal.open(shelf)) {
            for (int i = 0; i < documents; i++)
                journal.append(new TreeMap<>(Map.of("a" + i, Optional.of("{\"value\":" + i + "}"))), true);
        }
        return shelf.read(FILE);
    }

    private static PowerCutShelf shelfWith(byte[] bytes) throws IOException {
        PowerCutShelf shelf = new PowerCutShelf(Long.MAX_VALUE);
        try (Shelf.Appender file = shelf.append(FILE, 0)) {
            file.write(bytes);
        }
        return shelf;
    }

    private static int offsetOf(byte[] bytes, int entry) {
        int at = 0;
        for (int i = 0; i < entry; i++)
            at += Entry.decode(bytes, at).orElseThrow().bytes();
        return at;
    }
}
