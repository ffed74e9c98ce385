// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerActionTest {
    @Test
    void everyActionLeadsThroughATransitionToAState() {
        for (PowerAction action : PowerAction.values()) {
            assertTrue(action.through().isTransitional(), action.name());
            assertFalse(action.to().isTransitional(), action.name());
        }
    }

    @Test
    void fromOffAMachineCanOnlyBeStarted() {
        assertEquals(List.of(PowerAction.START), legalIn(MachineState.OFF));
    }

    @Test
    void aMachineThatHangsInStartingOrHasFailedCanBeTurnedOff() {
        assertTrue(PowerAction.TURN_OFF.isLegalIn(MachineState.STARTING));
        assertTrue(PowerAction.TURN_OFF.isLegalIn(MachineState.CRITICAL));
    }

    @Test
    void onlyWhatRunsHoldsMemory() {
        assertFalse(MachineState.OFF.isActive());
        assertFalse(MachineState.SAVED.isActive());
        assertTrue(MachineState.PAUSED.isActive());
    }

    private static List<PowerAction> legalIn(MachineState state) {
        return Arrays.stream(PowerAction.values())
                .filter(a -> a.isLegalIn(state))
                .toList();
    }
}
