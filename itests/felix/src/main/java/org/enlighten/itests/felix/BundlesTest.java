// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

class BundlesTest {
    @Test
    void everyBundleIsActive() {
        List<String> asleep = bundles()
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .map(Bundle::getSymbolicName)
                .toList();
        assertEquals(List.of(), asleep);
    }

    @Test
    void theRoomsAreHereAndTheWindowToolkitIsNot() {
        List<String> names = bundles().map(Bundle::getSymbolicName).toList();
        assertTrue(names.contains("org.enlighten.management"), names::toString);
        assertTrue(names.contains("org.enlighten.console"), names::toString);
        assertTrue(names.stream().noneMatch(name -> name.startsWith("org.eclipse.swt")), names::toString);
    }

    private static Stream<Bundle> bundles() {
        return Arrays.stream(Services.context().getBundles());
    }
}
