// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    /// A shelf that holds so many bytes, and whose forces can be made to fail.
    private static final class SmallShelf implements Shelf {
        private final PowerCutShelf inner = new PowerCutShelf(Long.MAX_VALUE);
        private int roomBytes = Integer.MAX_VALUE;
        private boolean forceFails;

        @Override
        public List<String> names() {
            return inner.names();
        }

        @Override
        public byte[] read(String name) {
            return inner.read(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            inner.rename(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            inner.delete(name);
        }

        @Override
        public void force() throws IOException {
            inner.force();
        }

        @Override
        public Appender append(String name, long length) throws IOException {
            Appender to = inner.append(name, length);
            return new Appender() {
                @Override
                public void write(byte[] bytes) throws IOException {
                    int fits = Math.min(bytes.length, roomBytes);
                    to.write(java.util.Arrays.copyOf(bytes, fits));
                    roomBytes -= fits;
                    if (fits < bytes.length) throw new IOException("No space left on device");
                }

                @Override
                public void force() throws IOException {
                    if (forceFails) throw new IOException("Input/output error");
                    to.force();
                }

                @Override
                public void cut(long at) throws IOException {
                    to.cut(at);
                }

                @Override
                public void close() throws IOException {
                    to.close();
                }
            };
        }
    }

    private final SmallShelf shelf = new SmallShelf();

    @Test
    void aChangeThatDoesNotFitIsNotMadeAndTheNextOneIs() throws IOException {
        Journal journal = Journal.open(shelf);
        journal.append(change("a"), true);
        shelf.roomBytes = 20;
        IOException told = assertThrows(IOException.class, () -> journal.append(change("b"), true));
        assertEquals("No space left on device", told.getMessage());
        assertEquals(List.of("a"), List.copyOf(journal.documents().keySet()));
        shelf.roomBytes = Integer.MAX_VALUE;
        journal.append(change("c"), true);
        assertFoundAgain("a", "c");
    }

    @Test
    void noRoomToCompactIsNoReasonToRefuseAChange() throws IOException {
        Journal journal = Journal.open(shelf, 1);
        for (int i = 0; i < 40; i++) {
            shelf.roomBytes = Entry.encode(0, 0, Payload.change(change("a"))).length;
            journal.append(change("a"), true);
        }
        assertFoundAgain("a");
    }

    @Test
    void afterAFailedForceNothingMoreIsWritten() throws IOException {
        Journal journal = Journal.open(shelf);
        journal.append(change("a"), true);
        shelf.forceFails = true;
        assertThrows(IOException.class, () -> journal.append(change("b"), true));
        shelf.forceFails = false;
        IOException told = assertThrows(IOException.class, () -> journal.append(change("c"), true));
        assertTrue(told.getMessage().contains("could not be made durable"), told::getMessage);
        assertThrows(IOException.class, journal::compact);
    }

    private void assertFoundAgain(String... keys) throws IOException {
        Journal again = Journal.open(shelf);
        assertEquals(List.of(), again.notices());
        assertEquals(List.of(keys), List.copyOf(again.documents().keySet()));
    }

    private static SortedMap<String, Optional<String>> change(String key) {
        return new TreeMap<>(Map.of(key, Optional.of("{\"of\":\"" + key + "\"}")));
    }
}
