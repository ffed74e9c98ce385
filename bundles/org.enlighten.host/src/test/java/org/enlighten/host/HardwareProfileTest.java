// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.enlighten.host.internal.profile.Profiles;
import org.enlighten.machine.Cost;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

class HardwareProfileTest {
    @Test
    void readsEveryProfileThatComesWithIt() {
        for (String id : HardwareProfile.builtIn()) {
            HardwareProfile profile = HardwareProfile.of(id);
            assertEquals(id, profile.id());
            for (Cost cost : Cost.values()) {
                assertTrue(profile.cycles().get(cost).cycles() > 0, id + " " + cost);
                assertFalse(profile.cycles().get(cost).source().isBlank(), id + " " + cost);
            }
            assertTrue(profile.memoryMib() >= 1024);
            assertFalse(profile.volumes().isEmpty());
        }
    }

    @Test
    void hasTheTwoServersOfTheirTimes() {
        HardwareProfile old = HardwareProfile.of("server-2008");
        assertEquals(8, old.logicalProcessors());
        assertEquals(2, old.nodes().size());
        assertTrue(old.volumes().getFirst() instanceof VolumeProfile.Disk);
        VolumeProfile current = HardwareProfile.of("server-2024").volumes().getFirst();
        assertTrue(current instanceof VolumeProfile.Flash f && f.kind().equals("nvme"));
    }

    @Test
    void turnsCyclesIntoWholeNanosecondsOnceAndRounds() {
        HardwareProfile profile = HardwareProfile.of("server-2008");
        assertEquals(600, profile.costs().ns(Cost.VM_EXIT), "1800 cycles at 3 GHz");
        assertEquals(0, profile.costs().ns(Cost.INSTRUCTION), "a third of a nanosecond");
    }

    @Test
    void makesVariants() {
        HardwareProfile profile = HardwareProfile.of("server-2008")
                .withHardwareVirtualization(false)
                .withDep(false)
                .withX64(false)
                .withMemoryMib(1001)
                .withLogicalProcessors(1);
        assertEquals(new Firmware(false, false, false), profile.firmware());
        assertEquals(1, profile.logicalProcessors());
        assertEquals(1001, profile.memoryMib());
        assertEquals(1001, HardwareProfile.of("server-2008").withMemoryMib(1001).memoryMib());
        assertTrue(HardwareProfile.of("server-2008").firmware().hardwareVirtualization());
    }

    @Test
    void namesTheMemberThatIsMissing() {
        checkMissing("", tree());
    }

    private static JsonObject tree() {
        return JsonParser.parseString(Profiles.text("server-2008")).getAsJsonObject();
    }

    /// Takes away each member, wherever it is, and expects to be told its path.
    private void checkMissing(String path, JsonObject at) {
        for (String name : at.keySet().toArray(String[]::new)) {
            JsonObject root = tree();
            at(root, path).remove(name);
            String full = path.isEmpty() ? name : path + "." + name;
            var refused =
                    assertThrows(InvalidProfileException.class, () -> HardwareProfile.parse(root.toString()), full);
            assertEquals("This hardware profile cannot be used: '" + full + "' is missing.", refused.getMessage());
            JsonElement value = at.get(name);
            if (value instanceof JsonObject object) checkMissing(full, object);
            if (value instanceof JsonArray array && array.get(0) instanceof JsonObject first)
                checkMissing(full + "[0]", first);
        }
    }

    private static JsonObject at(JsonObject root, String path) {
        JsonObject object = root;
        for (String name : path.split("\\.")) {
            if (name.isEmpty()) continue;
            object = name.endsWith("[0]")
                    ? object.getAsJsonArray(name.substring(0, name.length() - 3))
                            .get(0)
                            .getAsJsonObject()
                    : object.getAsJsonObject(name);
        }
        return object;
    }

    @Test
    void refusesValuesThatMakeNoSenseWithOneSentence() {
        JsonElement[] values = {
            new JsonPrimitive(-5), new JsonPrimitive(1.5), new JsonPrimitive("x"), new JsonPrimitive(true),
            new JsonArray(), new JsonObject(), new JsonPrimitive(Long.MAX_VALUE), new JsonPrimitive("")
        };
        Chance chance = new Chance(11);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            JsonObject root = tree();
            JsonObject object = root;
            while (true) {
                String[] names = object.keySet().toArray(String[]::new);
                String name = names[chance.nextInt(names.length)];
                if (object.get(name) instanceof JsonObject deeper && chance.nextInt(3) > 0) object = deeper;
                else if (object.get(name) instanceof JsonArray a && !a.isEmpty() && chance.nextInt(3) > 0)
                    object = a.get(0).getAsJsonObject();
                else {
                    object.add(name, values[chance.nextInt(values.length)]);
                    break;
                }
            }
            try {
                HardwareProfile.parse(root.toString());
            } catch (InvalidProfileException e) {
                refused++;
                assertTrue(e.getMessage().matches("This hardware profile cannot be used: .*\\."), e.getMessage());
            }
        }
        assertTrue(refused > 1_000, "only " + refused + " were refused");
    }

    @Test
    void saysSoWhenThereIsNoSuchProfileOrNoJson() {
        var none = assertThrows(InvalidProfileException.class, () -> HardwareProfile.of("laptop"));
        assertEquals("There is no hardware profile 'laptop'; there are server-2008, server-2024.", none.getMessage());
        assertThrows(InvalidProfileException.class, () -> HardwareProfile.parse("{ not json"));
        assertThrows(InvalidProfileException.class, () -> HardwareProfile.parse("[]"));
    }
}
