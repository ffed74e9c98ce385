// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.enlighten.console.internal.command.BuiltInCommands;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.junit.jupiter.api.Test;

class HeadlessFrontEndTest {
    private final List<OpenSettings> opened = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final ManagementService service = new ManagementService() {
        @Override
        public Management open(OpenSettings settings) throws ManagementException {
            opened.add(settings);
            if (settings.workspace().equals("held")) throw new ManagementException("The workspace 'held' is in use.");
            return new FakeManagement();
        }
    };

    private int run(String... arguments) {
        HeadlessFrontEnd frontEnd = new HeadlessFrontEnd(service, List.of(new BuiltInCommands()));
        return frontEnd.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void theStatusSaysWhetherAllWentWell() {
        assertEquals(0, run("-c", "Get-VMHost"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("HV01"));
        assertEquals(1, run("-c", "Get-VMHost; Get-VMM"));
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("enlighten run FILE"));
        assertEquals(
                "",
                err.toString(StandardCharsets.UTF_8).lines().skip(1).findFirst().orElse(""));
    }

    @Test
    void whatCannotBeginSaysWhy() {
        assertEquals(2, run("frob"));
        assertEquals(2, run("-c", "Get-VM", "--workspace", "held"));
        assertEquals(2, run("run", "nothing.lab"));
        assertEquals(
                List.of(
                        "'frob' cannot be understood. 'enlighten --help' says what can be given.",
                        "The workspace 'held' is in use.",
                        "There is no file 'nothing.lab'."),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void scriptsGetAPrivateWorkspaceAndWaitForTimeThemselves() {
        run("-c", "Get-Simulation", "--seed", "9");
        assertEquals(List.of(new OpenSettings("", OptionalLong.of(9), OpenSettings.Clock.WAITING_CALLER)), opened);
    }
}
