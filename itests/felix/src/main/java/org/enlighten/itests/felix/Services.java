// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/// Services of the framework that the test runs in.
final class Services {
    private Services() {}

    static BundleContext context() {
        return FrameworkUtil.getBundle(Services.class).getBundleContext();
    }

    /// The service of that type; a failed assertion when there is none.
    static <T> T the(Class<T> type) {
        ServiceReference<T> reference = context().getServiceReference(type);
        assertNotNull(reference, () -> "no service " + type.getName());
        return context().getService(reference);
    }
}
