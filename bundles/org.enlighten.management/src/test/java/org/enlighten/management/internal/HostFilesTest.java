// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.management.FileManagement;
import org.enlighten.management.FileView;
import org.enlighten.management.ManagementException;
import org.enlighten.management.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFilesTest {
    @TempDir
    Path directory;

    @Test
    void aFileGoesToTheHostAndBackUnchangedAndNothingIsOverwritten() throws Exception {
        Path file = Files.write(directory.resolve("a.bin"), new byte[] {1, 2, 3, 4, 5});
        try (TestWorkspace workspace = TestWorkspace.temporary(4)) {
            FileManagement files = workspace.host().files();
            FileView in = workspace.await(files.bring(file.toString(), "C:\\In\\deep\\b.bin"));
            assertEquals("C:\\In\\deep\\b.bin 5", in.path() + " " + in.sizeBytes());
            assertEquals(List.of(in), workspace.get(files.list("C:\\In\\deep")));
            assertTrue(workspace.get(files.list("C:\\")).stream()
                    .anyMatch(each -> each.folder() && each.path().equals("C:\\In")));

            Path out = directory.resolve("out.bin");
            workspace.await(files.fetch(in.path(), out.toString()));
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(out));

            assertTrue(
                    refusal(workspace, files.bring(file.toString(), in.path())).contains("already"));
            assertTrue(
                    refusal(workspace, files.fetch(in.path(), out.toString())).contains("already"));
            assertTrue(refusal(workspace, files.bring(file + ".not", "")).contains("on this computer"));
            assertTrue(refusal(workspace, files.bring(file.toString(), "/somewhere/x"))
                    .contains("drive letter"));
            assertTrue(refusal(workspace, files.fetch("C:\\In", "")).contains("There is no file"));
        }
    }

    private static String refusal(TestWorkspace workspace, Operation<?> operation) {
        return assertThrows(ManagementException.class, () -> workspace.await(operation))
                .getMessage();
    }
}
