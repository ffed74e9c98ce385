// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.weaving.WeavingHook;

/// Registers [Metering] when this bundle starts: before any plug-in does, whose classes it must see when they are
/// loaded. A declarative component would come to life while the first of them is being loaded.
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class MeteringActivator implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        Metering metering = new Metering();
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.UNRESOLVED) metering.forget(event.getBundle());
        });
        context.registerService(WeavingHook.class, metering, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service and the listener back.
    }
}
