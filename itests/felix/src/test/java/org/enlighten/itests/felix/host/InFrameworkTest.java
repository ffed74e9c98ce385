// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.enlighten.launcher.House;
import org.enlighten.launcher.Mode;
import org.enlighten.launcher.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// Starts the product's headless bundles and the bundle of tests, and runs the tests in there.
class InFrameworkTest {
    @TempDir
    static Path storage;

    private static House house;

    @BeforeAll
    static void start() throws Exception {
        Product product = new Product(Path.of(System.getProperty("enlighten.product")));
        List<Path> bundles = new ArrayList<>(product.bundles(Mode.HEADLESS));
        bundles.add(Path.of(System.getProperty("enlighten.tests")));
        house = House.open(bundles, storage, TestLibraries.exported());
    }

    @AfterAll
    static void stop() throws Exception {
        house.close();
    }

    @Test
    void everyBundleStarts() {
        assertEquals(List.of(), house.troubles());
    }

    @TestFactory
    Stream<DynamicTest> insideFelix() {
        Bundle tests = testBundle();
        String names = tests.getHeaders().get("Test-Cases");
        assertNotNull(names, "the bundle of tests names none");
        return new Run(tests, List.of(names.split(","))).results();
    }

    private static Bundle testBundle() {
        return Stream.of(house.framework().getBundleContext().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals("itests.felix"))
                .findFirst()
                .orElseThrow();
    }
}
