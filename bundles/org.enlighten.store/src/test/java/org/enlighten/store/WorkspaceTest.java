// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    private static final JsonObject TREE = JsonParser.parseString(
                    "{\"name\":\"web01\",\"future\":{\"n\":1.50,\"nothing\":null}}")
            .getAsJsonObject();

    @TempDir
    Path parent;

    @Test
    void documentsAreThereAgainWithAllTheirParts() throws StoreException {
        try (Workspace workspace = open("w")) {
            workspace.commit(new Changes()
                    .put("vms/HV01/1", TREE)
                    .put("vms/HV02/1", TREE)
                    .put("hosts/HV01", new JsonObject()));
        }
        try (Workspace workspace = open("w")) {
            assertEquals(Optional.of(TREE), workspace.read("vms/HV01/1"));
            assertEquals(
                    "1.50",
                    workspace
                            .read("vms/HV01/1")
                            .orElseThrow()
                            .getAsJsonObject("future")
                            .get("n")
                            .getAsString());
            assertEquals(List.of("vms/HV01/1", "vms/HV02/1"), workspace.keys("vms/"));
            workspace.commit(new Changes().remove("vms/HV01/1").remove("never/was"));
            assertEquals(Optional.empty(), workspace.read("vms/HV01/1"));
            assertEquals(List.of(), workspace.notices());
        }
    }

    @Test
    void aWorkspaceInUseSaysByWhom() throws StoreException {
        try (Workspace held = open("w")) {
            StoreException told = assertThrows(StoreException.class, () -> open("w"));
            assertTrue(
                    told.getMessage().matches("The workspace '.*w' is in use by process [0-9]+\\. .*"),
                    told::getMessage);
            assertFalse(held.folder().toString().isEmpty());
        }
        open("w").close();
    }

    @Test
    void somebodysFolderIsNotTaken() throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "Dear");
        StoreException told = assertThrows(StoreException.class, () -> open("."));
        assertTrue(told.getMessage().contains("is not a workspace and is not empty"), told::getMessage);
        StoreException file = assertThrows(StoreException.class, () -> open("letter.txt"));
        assertTrue(file.getMessage().contains("is a file"), file::getMessage);
        assertEquals(List.of("letter.txt"), names(parent));
    }

    @Test
    void aNewerWorkspaceIsLeftAlone() throws IOException {
        Path folder = Files.createDirectory(parent.resolve("w"));
        String mark = "{\"format\":\"org.enlighten.workspace\",\"version\":2}";
        Files.writeString(folder.resolve("workspace.json"), mark);
        StoreException told = assertThrows(StoreException.class, () -> open("w"));
        assertTrue(told.getMessage().contains("newer Enlighten (version 2; this one reads up to 1)"), told::getMessage);
        Files.writeString(folder.resolve("workspace.json"), "{}");
        assertTrue(assertThrows(StoreException.class, () -> open("w"))
                .getMessage()
                .contains("is not the mark of a workspace"));
    }

    @Test
    void anInterruptedFirstStartIsFinishedByTheNext() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("w"));
        Files.writeString(folder.resolve("workspace.json.tmp"), "{\"for");
        Files.writeString(folder.resolve("lock"), "");
        open("w").close();
        assertTrue(Files.exists(folder.resolve("workspace.json")));
    }

    @Test
    void aTemporaryWorkspaceIsGoneAtTheEnd() throws Exception {
        Path folder;
        try (Workspace workspace = Workspace.temporary()) {
            folder = workspace.folder();
            workspace.commit(new Changes().put("settings", TREE));
            Files.writeString(workspace.folder("hosts/HV01/C").resolve("file"), "x");
        }
        assertFalse(Files.exists(folder));
    }

    @Test
    void aKeyThatCouldLeaveTheFolderIsAMistake() {
        for (String key : List.of("../x", "/x", "a//b", "a/", "", "a/../b", "a\"b"))
            assertThrows(IllegalArgumentException.class, () -> new Changes().remove(key), key);
    }

    @Test
    void theGoldenWorkspaceOfVersion1IsRead() throws Exception {
        Path folder = parent.resolve("golden");
        copyGolden(folder);
        try (Workspace workspace = open("golden")) {
            assertEquals(List.of("hosts/HV01", "settings", "vms/HV01/1"), workspace.keys(""));
            assertEquals(Optional.of(TREE), workspace.read("vms/HV01/1"));
            assertEquals(List.of(), workspace.notices());
        }
    }

    @Test
    void theBytesOfVersion1AreStillWritten() throws Exception {
        Path folder = parent.resolve("golden");
        copyGolden(folder);
        try (Workspace workspace = open("w")) {
            workspace.commit(new Changes().put("hosts/HV01", new JsonObject()).put("settings", new JsonObject()));
            workspace.commit(new Changes().put("vms/HV01/1", TREE).put("vms/HV01/2", TREE));
            workspace.commit(new Changes().remove("vms/HV01/2"));
        }
        String journal = "definitions/journal-0000000001";
        assertEquals(
                -1, Files.mismatch(folder.resolve(journal), parent.resolve("w").resolve(journal)));
        assertEquals(-1, Files.mismatch(folder.resolve("workspace.json"), parent.resolve("w/workspace.json")));
    }

    private void copyGolden(Path to) throws IOException {
        for (String name : List.of("workspace.json", "definitions/journal-0000000001")) {
            Files.createDirectories(to.resolve(name).getParent());
            try (var golden = WorkspaceTest.class.getResourceAsStream("workspace-v1/" + name)) {
                Files.copy(golden, to.resolve(name));
            }
        }
    }

    private Workspace open(String name) throws StoreException {
        return Workspace.open(parent.resolve(name).toString(), Durability.FORCED);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
