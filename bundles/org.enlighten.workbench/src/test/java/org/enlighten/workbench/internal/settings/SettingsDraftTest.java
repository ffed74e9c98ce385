// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;

class SettingsDraftTest {
    private final SettingsDraft draft = draft();

    private static SettingsDraft draft() {
        try (FakeManagement management = FakeManagement.lab()) {
            return new SettingsDraft(management.vms().getFirst());
        }
    }

    @Test
    void whatWasNotEditedIsNotChanged() {
        assertEquals(List.of(), draft.changes());
        assertEquals(Optional.empty(), draft.problem());
    }

    @Test
    void onlyWhatDiffersIsChanged() {
        DriveAddress dvd = new DriveAddress(1, 0);
        draft.memoryMib = 256;
        draft.weight = 400;
        draft.media.put(dvd, new Medium.Installation("windows-nt4"));
        assertEquals(
                List.of(
                        new VmChange.Memory(new MemorySettings(256)),
                        new VmChange.Processor(new ProcessorSettings(1, 0, 100, 400)),
                        new VmChange.Insert(dvd, new Medium.Installation("windows-nt4"))),
                draft.changes());
    }

    @Test
    void aReserveAboveTheLimitIsRefusedByName() {
        draft.reservePercent = 60;
        draft.limitPercent = 50;
        assertTrue(draft.problem().orElseThrow().startsWith("Virtual machine reserve"));
    }

    @Test
    void anImageNeedsAPath() {
        draft.media.put(new DriveAddress(1, 0), new Medium.Image(""));
        assertTrue(draft.problem().orElseThrow().startsWith("Image file"));
    }
}
