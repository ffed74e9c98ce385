// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.enlighten.management.ManagementException;
import org.enlighten.management.OpenSettings;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void withoutArgumentsTheUsersOwnWorkspaceIsOpened() throws ManagementException {
        assertEquals(new Arguments(OpenSettings.userWorkspace(), OptionalLong.empty()), Arguments.parse(List.of()));
    }

    @Test
    void workspaceAndSeedAreTaken() throws ManagementException {
        assertEquals(
                new Arguments("/lab", OptionalLong.of(42)),
                Arguments.parse(List.of("--seed", "42", "--workspace", "/lab")));
    }

    @Test
    void whatMeansNothingIsRefusedByName() {
        for (List<String> words : List.of(List.of("--speed", "9"), List.of("--seed", "many"), List.of("--workspace"))) {
            ManagementException refused = assertThrows(ManagementException.class, () -> Arguments.parse(words));
            assertTrue(refused.getMessage().contains(words.getLast())
                    || refused.getMessage().contains(words.getFirst()));
        }
    }
}
