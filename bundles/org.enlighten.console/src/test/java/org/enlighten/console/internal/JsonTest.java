// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JsonTest {
    private final Shown shown = Shown.withRole(true);

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void everyCommandGivesOneValueInOneLine() {
        List<String> lines = List.of(
                "New-VHD a.vhd 2GB",
                "New-VM nt -VHDPath a.vhd",
                "Get-VM",
                "Get-VM nothing*",
                "Set-VMMemory nt 64MB",
                "Start-VM nt",
                "Get-VMConsole nt",
                "Send-VMKeys nt -Key Enter",
                "Invoke-VMCommand nt dir",
                "Get-VMDevice nt",
                "Trace-VMIo nt dir",
                "Get-VMHost",
                "Get-Process",
                "Step-Simulation",
                "Get-Help New-VM",
                "Test-VHD a.vhd",
                "Stop-VM nt -TurnOff",
                "Remove-VM nt");
        for (String line : lines) {
            String answer = shown.answer(line);
            assertEquals(1, answer.lines().count(), line);
            JsonParser.parseString(answer);
        }
        assertEquals("\"Get-VM\"", shown.answer("'Get-VM'").strip());
        String two = shown.answer("Get-VM; Get-VMHost");
        assertEquals(2, two.lines().count());
    }

    @Test
    void fieldsKeepTheirNames() {
        shown.answer("New-VM nt");
        JsonArray vms = JsonParser.parseString(shown.answer("Get-VM")).getAsJsonArray();
        JsonObject vm = vms.get(0).getAsJsonObject();
        assertEquals(
                "[name, state, cpuPercent, memoryAssignedMib, uptimeNs, status, id, host, created, generation, heartbeat, "
                        + "integrationServices, guestSystem, workerProcessId, notes, processorCount, reservePercent, "
                        + "limitPercent, relativeWeight, memoryStartupMib, drives, path]",
                vm.keySet().toString());
        assertEquals("Off", vm.get("state").getAsString());
        assertEquals(
                "Dvd",
                vm.getAsJsonArray("drives").get(0).getAsJsonObject().get("kind").getAsString());
    }

    @Test
    void aFailureIsAValueToo() {
        assertEquals("", shown.failure("Test-VHD bad.vhd"));
        JsonObject failure = JsonParser.parseString(shown.out()).getAsJsonObject();
        assertEquals(
                "The virtual disk 'bad.vhd' is damaged.", failure.get("error").getAsString());
        assertEquals(2, failure.getAsJsonArray("because").size());
        assertTrue(failure.has("where"));
    }
}
