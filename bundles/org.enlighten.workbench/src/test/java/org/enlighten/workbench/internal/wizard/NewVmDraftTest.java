// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.Medium;
import org.enlighten.management.NewDisk;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;

class NewVmDraftTest {
    private final NewVmDraft draft = draft();

    private static NewVmDraft draft() {
        try (FakeManagement management = FakeManagement.lab()) {
            return new NewVmDraft(
                    management.inventory().join().hosts().getFirst(),
                    management.guestSystems().join());
        }
    }

    @Test
    void theDefaultsAreGoodAsTheyAre() {
        assertEquals(Optional.empty(), draft.nameProblem());
        assertEquals(Optional.empty(), draft.memoryProblem());
        assertEquals(Optional.empty(), draft.diskProblem());
        assertEquals(Optional.empty(), draft.installProblem());
        assertEquals(512, draft.newVm().memory().startupMib());
        NewDisk disk = draft.newDisk().orElseThrow();
        assertEquals(127L << 30, disk.sizeBytes());
        assertEquals(NewDisk.Type.DYNAMIC, disk.type());
        assertTrue(disk.path().endsWith("\\New Virtual Machine.vhd"), disk.path());
    }

    @Test
    void theDiskIsNamedAfterTheMachineUntilItIsNamedItself() {
        draft.name = "nt4";
        assertEquals("nt4.vhd", draft.diskFile());
        draft.diskName = "system.vhd";
        draft.name = "other";
        assertEquals("system.vhd", draft.diskFile());
    }

    @Test
    void eachProblemNamesItsField() {
        draft.name = " ";
        assertTrue(draft.nameProblem().orElseThrow().startsWith("Name:"));
        draft.name = "x".repeat(101);
        assertTrue(draft.nameProblem().orElseThrow().contains("100"));
        draft.memoryMib = 4;
        assertTrue(draft.memoryProblem().orElseThrow().startsWith("Startup memory:"));
        draft.memoryMib = 511;
        assertTrue(draft.memoryProblem().orElseThrow().contains("multiple of 2"));
        draft.diskName = "a?b.vhd";
        assertTrue(draft.diskProblem().orElseThrow().startsWith("Name:"));
        draft.diskName = "a.vhd";
        draft.diskGb = 2041;
        assertTrue(draft.diskProblem().orElseThrow().startsWith("Size:"));
        draft.disk = NewVmDraft.Disk.EXISTING;
        draft.diskPath = "a.vhd";
        assertTrue(draft.diskProblem().orElseThrow().startsWith("Location:"));
        draft.install = NewVmDraft.Install.IMAGE;
        assertFalse(draft.installProblem().isEmpty());
    }

    @Test
    void onlySystemsWithAMediumAreOfferedAndTheChosenOneIsInserted() {
        assertEquals(
                List.of("windows-nt4"),
                draft.media.stream().map(system -> system.id()).toList());
        draft.install = NewVmDraft.Install.MEDIUM;
        assertEquals(
                new Drive.Dvd(new DriveAddress(1, 0), new Medium.Installation("windows-nt4")),
                draft.newVm().drives().getLast());
    }

    @Test
    void withoutADiskTheMachineHasItsDvdDriveAlone() {
        draft.disk = NewVmDraft.Disk.LATER;
        assertEquals(Optional.empty(), draft.newDisk());
        assertEquals(1, draft.newVm().drives().size());
    }
}
