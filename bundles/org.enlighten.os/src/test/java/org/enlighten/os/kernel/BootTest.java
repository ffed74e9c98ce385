// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.Script;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.Bugcheck;
import org.junit.jupiter.api.Test;

/// From power-on to the first program.
class BootTest {
    private final List<Result> results = new ArrayList<>();

    private ProgramFactory hello() {
        return Script.factory(
                "hello.exe",
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> {
                        memory.put(0, ("Hello " + arguments + "\r\n").getBytes());
                        yield new SystemCall.Write(1, -1, 0, 8 + arguments.length());
                    }
                    default -> new SystemCall.Exit(7);
                },
                (step, result) -> results.add(result));
    }

    @Test
    void aProgramOfTheSystemFileWritesToTheScreen() {
        TestSystem system = TestSystem.plan().boots(hello(), "world").build().boot();
        system.runFor(10_000_000);
        assertEquals(
                "Hello world\r\n",
                system.screenText(),
                () -> system.kernel.consoleText()
                        + system.kernel.events().entries()
                        + system.kernel.devices()
                        + system.kernel.info());
        assertEquals(13, results.getFirst().value());
        assertTrue(system.kernel.info().processes().stream()
                .noneMatch(p -> p.image().equals("hello.exe")));
    }

    @Test
    void aSystemWithoutOneOfItsLoadersFilesStopsAndNamesIt() {
        TestSystem system = TestSystem.plan()
                .file("\\LOADER", "loads")
                .boots(hello(), "nobody")
                .description(d -> d.loaderFiles(List.of("\\LOADER", "\\LOADER.INI")))
                .build()
                .start();
        system.runUntil(() -> system.kernel.bugcheck().isPresent());
        assertEquals(Bugcheck.NO_BOOT_DEVICE, system.kernel.bugcheck().get().code());
        String message = system.kernel.bugcheck().get().message();
        assertTrue(message.contains("LOADER.INI is missing"), message);
        assertTrue(results.isEmpty());
    }

    @Test
    void aSystemWithItsLoadersFilesBoots() {
        TestSystem system = TestSystem.plan()
                .file("\\LOADER", "loads")
                .boots(hello(), "world")
                .description(d -> d.loaderFiles(List.of("\\LOADER")))
                .build()
                .boot();
        system.runFor(10_000_000);
        assertEquals("Hello world\r\n", system.screenText());
    }

    @Test
    void aHostBootsFromAVolumeOfFiles() {
        TestSystem system =
                TestSystem.plan().host().boots(hello(), "host").build().boot();
        system.runFor(10_000_000);
        assertEquals("Hello host\r\n", system.screenText());
    }
}
