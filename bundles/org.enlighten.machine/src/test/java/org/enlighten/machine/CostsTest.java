// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void givesEveryCostThatItWasGiven() {
        Map<Cost, Long> each = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) each.put(cost, 10L * cost.ordinal());
        Costs costs = new Costs(each);
        for (Cost cost : Cost.values()) assertEquals(10L * cost.ordinal(), costs.ns(cost));
        assertEquals(5, Costs.uniform(5).ns(Cost.VM_EXIT));
    }

    @Test
    void refusesAProfileThatLacksOneAndNamesIt() {
        Map<Cost, Long> some = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) if (cost != Cost.VP_SWITCH) some.put(cost, 1L);
        var refused = assertThrows(IllegalArgumentException.class, () -> new Costs(some));
        assertTrue(refused.getMessage().contains("VP_SWITCH"), refused.getMessage());
        some.put(Cost.VP_SWITCH, -1L);
        assertThrows(IllegalArgumentException.class, () -> new Costs(some));
    }
}
