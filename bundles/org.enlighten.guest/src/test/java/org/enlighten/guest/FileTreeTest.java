// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileTreeTest {
    private final FileTree tree = FileTree.builder()
            .text("b/two.txt", "two")
            .text("A/deep/er.txt", "deep")
            .text("A/one.txt", "one")
            .build();

    @Test
    void ordersPathsWithoutRegardToCase() {
        assertEquals(List.of("A/deep/er.txt", "A/one.txt", "b/two.txt"), List.copyOf(tree.paths()));
    }

    @Test
    void namesEveryDirectoryBeforeItsChildren() {
        assertEquals(List.of("A", "A/deep", "b"), List.copyOf(tree.directories()));
    }

    @Test
    void cannotBeChangedFromOutside() {
        tree.bytes("a/ONE.TXT")[0] = 'X';
        assertEquals("one", tree.text("A/one.txt"));
        byte[] mine = {1, 2};
        FileTree other = FileTree.builder().file("f", mine).build();
        mine[0] = 9;
        assertArrayEquals(new byte[] {1, 2}, other.bytes("f"));
    }

    @Test
    void refusesWhatIsNoPath() {
        for (String path : List.of("", "/a", "a/", "a//b", "a/../b", "a\\b"))
            assertThrows(
                    IllegalArgumentException.class, () -> FileTree.builder().text(path, ""), path);
        assertThrows(IllegalArgumentException.class, () -> tree.bytes("missing"));
    }

    @Test
    void countsItsBytes() {
        assertEquals(10, tree.sizeBytes());
    }
}
