// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exported bytes of whole sessions, read by `tools/read-vmbus`, which knows the public description of the bus and
/// nothing of this house.
class ReadVmbusTest {
    private static final Path READER =
            Path.of(System.getProperty("enlighten.product"), "..", "..", "..", "tools", "read-vmbus");
    private static final long SEED = Long.getLong("enlighten.seed", 1);
    private static final String INSTALLED = """
            Install-WindowsFeature Hyper-V
            Restart-Computer
            New-VMSwitch priv -SwitchType Private
            New-VHD C:\\VMs\\srv.vhd 4GB -Dynamic
            New-VM srv -MemoryStartupBytes 512MB -VHDPath C:\\VMs\\srv.vhd
            Add-VMNetworkAdapter srv -SwitchName priv
            Set-VMDvdDrive srv -GuestOS %s
            Start-VM srv
            Wait-VM srv -For Prompt -Timeout 30m
            Set-VMDvdDrive srv -IntegrationServices
            Invoke-VMCommand srv "%s"
            Invoke-VMCommand srv "%s"
            Wait-VM srv -For Prompt -Timeout 10m
            """;
    private static final String USED = """
            Step-Simulation -For 12s
            Set-VMKvp srv -Key Greeting -Value Hello
            Get-VMKvp srv
            Remove-VMKvp srv -Key Greeting
            Backup-VM srv -Destination C:\\Backup
            Stop-VM srv
            """;

    @TempDir
    Path home;

    @BeforeEach
    void pythonIsThere() {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
        assumeTrue(there, "skipped: tool python3 missing");
    }

    /// The session of a guest with integration services, an adapter, a backup and a shutdown.
    private Path exported(String system, String setup, String restart) throws Exception {
        Path trace = home.resolve(system + ".json");
        Path lab = home.resolve(system + ".lab");
        String last = "Export-VMTrace " + trace + " -Format Json\n";
        Files.writeString(lab, INSTALLED.formatted(system, setup, restart) + USED + last);
        try (Started started = Started.with(home, Map.of(), "run", lab.toString())) {
            String output = started.output();
            assertEquals(0, started.status(), output);
        }
        return trace;
    }

    private record Read(int status, String said) {}

    private static Read read(Path trace, String... more) throws Exception {
        List<String> command = Stream.concat(Stream.of("python3", READER.toString(), trace.toString()), Stream.of(more))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Read(process.waitFor(), said);
    }

    private static void assertWhole(Path trace) throws Exception {
        Read read = read(trace, "--flips", "200", "--seed", Long.toString(SEED));
        assertEquals(0, read.status(), read.said());
        for (String seen : List.of(
                "InitiateContact",
                "VersionResponse",
                "OfferChannel",
                "AllOffersDelivered",
                "GpadlCreated",
                "OpenResult",
                "packets transfer-pages",
                "packets gpa-direct",
                " storage\n",
                " network\n",
                " heartbeat, beat",
                " shutdown, asked 1\n",
                ", enumerate",
                ", step",
                ", freeze 1,",
                ", thaw 1\n",
                "200 of 200 flipped bytes noticed"))
            assertTrue(read.said().contains(seen), seen + " in\n" + read.said());
    }

    @Test
    void aSessionOfWindowsIsAsTheDescriptionSaysAndEachFlippedByteIsNoticed() throws Exception {
        Path trace = exported("windows-2008-core", "D:\\support\\x86\\setup.exe /quiet", "shutdown /r");
        assertWhole(trace);
        String cut = Files.readAllLines(trace).stream()
                .filter(line -> !line.contains("vmbus.message-to-guest\"") || !line.contains("\"message\":10,"))
                .collect(Collectors.joining("\n"));
        Read read = read(Files.writeString(home.resolve("cut.json"), cut));
        assertEquals(1, read.status(), read.said());
        assertTrue(read.said().contains("a ring of no accepted list"), read.said());
    }

    @Test
    void aSessionOfLinuxIsAsTheDescriptionSaysAndEachFlippedByteIsNoticed() throws Exception {
        assertWhole(exported("suse-linux", "/media/sr0/linux/setup.pl", "reboot"));
    }
}
