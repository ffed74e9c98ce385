// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void commentsAndEmptyLinesAreLeftOutAndCommandsRunInOrder() {
        try (Shown shown = Shown.withRole(false)) {
            Script script = new Script(
                    "a.lab", List.of("# a lab", "", "New-VM a   # one", "  New-VM b", "Start-VM a; Start-VM b"));
            assertTrue(script.run(shown.session));
            assertEquals(2, shown.world.host.vms.size());
        }
    }

    @Test
    void theFirstCommandThatFailsIsTheLastAndItsLineIsNamed() {
        try (Shown shown = Shown.withRole(false)) {
            assertFalse(new Script("a.lab", List.of("New-VM a", "# no", "New-VMM b", "New-VM c")).run(shown.session));
            assertTrue(
                    shown.err().startsWith("a.lab, line 3: There is no command 'New-VMM'. Did you mean New-VM"),
                    shown.err());
            assertEquals(1, shown.world.host.vms.size());
        }
    }

    @Test
    void inOneLineToo() {
        try (Shown shown = Shown.withRole(false)) {
            assertFalse(new Script("", List.of("New-VM a; Start-VM z; New-VM c")).run(shown.session));
            assertTrue(shown.err().startsWith("There is no virtual machine named 'z' on HV01."), shown.err());
            assertEquals(1, shown.world.host.vms.size());
        }
    }
}
