// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.felix;

import java.util.function.LongSupplier;
import org.enlighten.os.Status;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/// The class of a plug-in that never comes back: [MeteringTest] makes a bundle of it.
public final class Endless implements BundleActivator, LongSupplier {
    private long turns = Status.SUCCESS.ordinal();

    @Override
    public void start(BundleContext context) {
        context.registerService(LongSupplier.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {
        turns = 0;
    }

    @Override
    public long getAsLong() {
        while (turns >= 0) turns++;
        return turns;
    }
}
