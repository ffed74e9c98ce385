// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The labs of the product, run by its command line from beginning to end.
class LabsTest {
    private static final Path LABS = Path.of(System.getProperty("enlighten.product"), "docs", "labs");

    @TempDir
    Path home;

    private String run(int status, String... arguments) throws Exception {
        try (Started started = Started.with(home, Map.of(), arguments)) {
            String output = started.output();
            assertEquals(status, started.status(), output);
            return output;
        }
    }

    @TestFactory
    List<DynamicTest> everyLabComesToItsEnd() throws IOException {
        try (Stream<Path> files = Files.list(LABS)) {
            List<DynamicTest> tests = files.filter(file -> file.toString().endsWith(".lab"))
                    .filter(file -> !file.endsWith("linux.lab"))
                    .sorted()
                    .map(file -> dynamicTest(file.getFileName().toString(), () -> run(0, "run", file.toString())))
                    .toList();
            assertTrue(tests.size() >= 3, tests.toString());
            return tests;
        }
    }

    @Test
    void twoLinuxGuestsAreSetUpSideBySideAndOneComesBackAfterAPowerCut() throws Exception {
        String output = run(0, "run", LABS.resolve("linux.lab").toString());
        for (String line : List.of(
                "suse-linux         SUSE Linux Enterprise Server 10",
                "linux              Linux 2.6.18",
                "Linux linux 2.6.16.60-0.21-xen #1 SMP Tue May 6 12:41:02 UTC 2008",
                "Linux localhost 2.6.18-smp #1 SMP Wed Sep 20 04:15:10 UTC 2006",
                "processor       : 1",
                "Kernel driver in use: ata_piix",
                "Hello from SUSE",
                "/dev/sda1 was not cleanly unmounted, check forced."))
            assertTrue(output.contains(line), line + " is missing in\n" + output);
        assertEquals(3, output.split("Hello from Linux", -1).length, output);
        assertTrue(output.lines().noneMatch(line -> line.contains("UNEXPECTED INCONSISTENCY")), output);
    }

    @Test
    void aSystemThatNobodyBringsIsRefusedWithTheNamesOfThoseThatAreThere() throws Exception {
        String role = "Install-WindowsFeature Hyper-V; Restart-Computer; New-VM a; ";
        String refused = run(1, "-c", role + "Set-VMDvdDrive a -GuestOS suse");
        assertTrue(refused.contains("no installation image of an operating system 'suse'"), refused);
        assertTrue(refused.contains(" linux, suse-linux, "), refused);
    }
}
