// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class VmDefinitionTest {
    private static final UUID ID = new Chance(1).nextUuid();

    @Test
    void aNewDefinitionHasTheDefaultsOf2008() throws FittingException {
        VmDefinition vm = VmDefinition.create(ID, "web01", 5);
        assertEquals(1, vm.processors());
        assertEquals(512, vm.memoryMib());
        assertEquals(100, vm.weight());
        assertEquals(List.of("CD", "IDE", "Floppy"), vm.bootOrder());
        assertEquals(
                Optional.of(new DvdMedium.None()),
                vm.device(DeviceSettings.DVD_DRIVE, 1, 0).map(DeviceSettings::medium));
    }

    @Test
    void membersAndDevicesThatNobodyKnowsSurviveChangesAndReading() throws FittingException {
        String text = """
                {"id":"%s","name":"a","future":{"x":[1,2]},"devices":[{"type":"quantum-port","controller":9,"location":1,"spin":"up"}]}""".formatted(ID);
        VmDefinition changed = VmDefinition.of(JsonParser.parseString(text))
                .withMemoryMib(64)
                .withDevice(DeviceSettings.hardDisk(0, 0, "a.vhd"));
        VmDefinition again = VmDefinition.of(JsonParser.parseString(changed.toString()));
        assertEquals(changed, again);
        assertEquals("{\"x\":[1,2]}", again.tree().get("future").toString());
        assertEquals("up", again.devices().getFirst().content().get("spin").getAsString());
    }

    @Test
    void aDeviceReplacesTheOneAtItsPlace() throws FittingException {
        VmDefinition vm = VmDefinition.create(ID, "a", 0)
                .withDevice(DeviceSettings.hardDisk(0, 0, "a.vhd"))
                .withDevice(DeviceSettings.hardDisk(0, 0, "b.vhd"));
        assertEquals(2, vm.devices().size());
        assertEquals(
                "b.vhd", vm.device(DeviceSettings.HARD_DISK, 0, 0).orElseThrow().path());
    }

    @Test
    void whatIsOutOfRangeIsRefusedWithTheRange() throws FittingException {
        VmDefinition vm = VmDefinition.create(ID, "a", 0);
        FittingException memory = assertThrows(FittingException.class, () -> vm.withMemoryMib(7));
        assertEquals("The memory in MB is 8 to 65536, not 7.", memory.getMessage());
        assertThrows(FittingException.class, () -> vm.withProcessors(5));
        assertThrows(FittingException.class, () -> vm.withWeight(0));
        assertThrows(FittingException.class, () -> vm.withName("  "));
        assertThrows(FittingException.class, () -> vm.withBootOrder(List.of("Tape")));
    }

    @Test
    void damagedDefinitionsAreRefusedWithASentence() {
        for (String text : List.of("[]", "{}", "{\"id\":\"x\",\"name\":\"a\"}", "{\"id\":\"" + ID + "\",\"name\":7}")) {
            FittingException refused =
                    assertThrows(FittingException.class, () -> VmDefinition.of(JsonParser.parseString(text)), text);
            assertTrue(refused.getMessage().startsWith("A definition of a virtual machine"), refused.getMessage());
        }
    }
}
