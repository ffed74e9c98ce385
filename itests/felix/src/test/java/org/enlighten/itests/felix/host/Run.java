// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix.host;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.osgi.framework.Bundle;

/// One run of the tests of a bundle, each result told again as a test of the host.
final class Run implements TestExecutionListener {
    private final List<DynamicTest> results = new ArrayList<>();

    Run(Bundle bundle, List<String> classNames) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String name : classNames) {
            request.selectors(DiscoverySelectors.selectClass(load(bundle, name)));
        }
        LauncherDiscoveryRequest built = request.build();
        LauncherFactory.create().execute(built, this);
    }

    Stream<DynamicTest> results() {
        return results.stream();
    }

    private static Class<?> load(Bundle bundle, String name) {
        try {
            return bundle.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the bundle of tests does not load '%s'".formatted(name), e);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        // A container tells of itself only when it failed, as a class does whose constructor throws.
        if (test.isTest() || result.getThrowable().isPresent()) {
            results.add(DynamicTest.dynamicTest(name(test), () -> {
                if (result.getThrowable().isPresent()) {
                    throw result.getThrowable().get();
                }
            }));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        results.add(DynamicTest.dynamicTest(name(test), () -> Assumptions.abort(reason)));
    }

    private static String name(TestIdentifier test) {
        return test.getLegacyReportingName();
    }
}
