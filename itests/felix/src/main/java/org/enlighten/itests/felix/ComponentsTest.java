// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class ComponentsTest {
    private final ServiceComponentRuntime components = Services.the(ServiceComponentRuntime.class);

    @Test
    void everyComponentHasWhatItNeeds() {
        List<String> troubles = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(component)) {
                if (!satisfied(configuration)) {
                    troubles.add(describe(component, configuration));
                }
            }
        }
        assertEquals(List.of(), troubles);
    }

    private static boolean satisfied(ComponentConfigurationDTO configuration) {
        return configuration.state == ComponentConfigurationDTO.SATISFIED
                || configuration.state == ComponentConfigurationDTO.ACTIVE;
    }

    private static String describe(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        List<String> missing = Arrays.stream(configuration.unsatisfiedReferences)
                .map(reference -> reference.name)
                .toList();
        return "%s of %s: missing references %s, failure %s"
                .formatted(component.name, component.bundle.symbolicName, missing, configuration.failure);
    }
}
