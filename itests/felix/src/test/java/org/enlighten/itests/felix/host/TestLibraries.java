// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix.host;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.osgi.framework.Constants;

/// JUnit as the tests inside see it: the host's own, exported by the system bundle, so that both mean the same
/// annotations.
final class TestLibraries {
    private TestLibraries() {}

    static Map<String, String> exported() {
        String jupiter = version(Test.class);
        String platform = version(Testable.class);
        String packages = Stream.of(
                        "org.junit.jupiter.api;version=" + jupiter,
                        "org.junit.jupiter.api.function;version=" + jupiter,
                        "org.junit.jupiter.api.io;version=" + jupiter,
                        "org.junit.jupiter.params;version=" + jupiter,
                        "org.junit.jupiter.params.provider;version=" + jupiter,
                        "org.junit.platform.commons.annotation;version=" + platform,
                        "org.opentest4j;version=1.3.0")
                .collect(Collectors.joining(","));
        return Map.of(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, packages);
    }

    private static String version(Class<?> type) {
        return type.getPackage().getImplementationVersion();
    }
}
