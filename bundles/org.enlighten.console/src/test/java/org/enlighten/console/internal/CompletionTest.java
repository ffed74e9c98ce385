// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Shown shown = Shown.withRole(false);
    private final Completion completion = new Completion(shown.session);

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void commandsParametersAndNamesAreCompleted() {
        shown.answer("New-VM web01; New-VM 'web 02'");
        assertEquals(List.of("Restart-Computer", "Restart-VM"), completion.choices(List.of(), "restart-"));
        assertEquals(List.of("Restart-VM"), completion.choices(List.of("Get-VM", "|"), "Restart-VM"));
        assertEquals(
                List.of("-Count", "-ComputerName").stream().sorted().toList(),
                completion.choices(List.of("Set-VMProcessor", "x"), "-co").stream()
                        .sorted()
                        .toList());
        assertEquals(List.of("web01", "\"web 02\""), completion.choices(List.of("start-vm"), ""));
        assertEquals(List.of("web01"), completion.choices(List.of("Set-VMMemory", "-VMName"), "WEB"));
        assertEquals(List.of("windows-nt4"), completion.choices(List.of("Set-VMDvdDrive", "a", "-GuestOS"), "win"));
        assertEquals(List.of("HV01"), completion.choices(List.of("Get-VM", "-ComputerName"), ""));
        assertEquals(List.of("HOST", "GUEST"), completion.choices(List.of("Get-VMDevice", "a", "-Side"), ""));
        assertEquals(List.of("Trace-VMIo"), completion.choices(List.of("Get-Help"), "trace"));
        assertTrue(completion.choices(List.of("nonsense"), "").isEmpty());
    }
}
