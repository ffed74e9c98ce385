// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StartOptionsTest {
    @Test
    void optionsMayStandBeforeAndAfterTheWords() throws StartOptions.Refusal {
        StartOptions run = parse("--json", "run", "a.lab", "--seed", "7", "--workspace=some/where");
        assertEquals(StartOptions.Task.FILE, run.task());
        assertEquals("a.lab", run.file());
        assertEquals(OptionalLong.of(7), run.seed());
        assertEquals("some/where", run.workspace());
        assertTrue(run.json());
        assertEquals(StartOptions.Task.SHELL, parse().task());
        assertEquals(StartOptions.Task.SHELL, parse("shell", "--seed", "-3").task());
        assertEquals(
                List.of("Get-VM", "Get-VMHost -?"),
                parse("-c", "Get-VM\nGet-VMHost -?").commands());
        assertEquals(StartOptions.Task.HELP, parse("--help").task());
    }

    @Test
    void whatCannotBeUnderstoodIsTold() {
        told("Name the file to run: enlighten run FILE.", "run");
        told("'frob' cannot be understood. 'enlighten --help' says what can be given.", "frob");
        told("'run a b' cannot be understood. 'enlighten --help' says what can be given.", "run", "a", "b");
        assertEquals("--seed takes a whole number, such as --seed 7, not 'x'.", message("--seed", "x"));
        assertTrue(message("shell", "-c", "x").contains("-c does not go with 'shell'"));
        assertTrue(message("--wrkspace", "x").contains("--wrkspace"), message("--wrkspace", "x"));
        assertTrue(message("-c").contains("-c"), message("-c"));
    }

    private static void told(String sentence, String... arguments) {
        assertEquals(sentence, message(arguments));
    }

    private static String message(String... arguments) {
        return assertThrows(StartOptions.Refusal.class, () -> parse(arguments)).getMessage();
    }

    private static StartOptions parse(String... arguments) throws StartOptions.Refusal {
        return StartOptions.parse(List.of(arguments));
    }
}
