// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleRevision;

/// A running framework with the bundles of one mode in it.
///
/// All bundles are installed before the first is started, then started in the order of the list, on the caller's
/// thread. Fragments are never started. A bundle that does not start is remembered, and the others go on.
public final class House implements AutoCloseable {
    private static final long STOP_TIMEOUT_MS = 10_000;

    private final Framework framework;
    private final List<String> troubles = new ArrayList<>();

    private House(Framework framework) {
        this.framework = framework;
    }

    /// Starts Felix in `storage`, which is emptied first, and the bundles in it.
    ///
    /// @throws BundleException when the framework itself cannot start or a file is not a bundle
    public static House open(List<Path> bundles, Path storage) throws BundleException {
        return open(bundles, storage, Map.of());
    }

    /// The same, with further framework properties; they win over the launcher's own.
    public static House open(List<Path> bundles, Path storage, Map<String, String> properties) throws BundleException {
        Map<String, String> settings = new HashMap<>(settings(storage));
        settings.putAll(properties);
        House house = new House(new FrameworkFactory().newFramework(settings));
        house.framework.init();
        List<Bundle> installed = new ArrayList<>();
        for (Path bundle : bundles) {
            installed.add(house.framework.getBundleContext().installBundle("reference:" + bundle.toUri()));
        }
        house.framework.start();
        installed.forEach(house::start);
        return house;
    }

    private static Map<String, String> settings(Path storage) {
        return Map.of(
                Constants.FRAMEWORK_STORAGE,
                storage.toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN,
                Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                // What fails is told by troubles() and at the front end; the framework's own log is for developers.
                "felix.log.level",
                System.getProperty("felix.log.level", "0"));
    }

    private void start(Bundle bundle) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        if (fragment) {
            return;
        }
        try {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            troubles.add("%s: %s".formatted(bundle.getSymbolicName(), e.getMessage()));
        }
    }

    /// The framework, for whoever wants to look into it.
    public Framework framework() {
        return framework;
    }

    /// The bundles that did not start, each with the reason that the framework gave.
    public List<String> troubles() {
        return List.copyOf(troubles);
    }

    /// The front end that serves a mode; empty when no started bundle brought one.
    public Optional<ToIntFunction<List<String>>> frontEnd(Mode mode) {
        try {
            return framework
                    .getBundleContext()
                    .getServiceReferences(ToIntFunction.class, "(enlighten.mode=%s)".formatted(mode.key()))
                    .stream()
                    .sorted(Comparator.reverseOrder())
                    .findFirst()
                    .map(this::service);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // the convention of this package; a service cannot carry a type argument
    private ToIntFunction<List<String>> service(ServiceReference<?> reference) {
        return (ToIntFunction<List<String>>) framework.getBundleContext().getService(reference);
    }

    /// Stops every bundle and the framework, and waits for it, 10 seconds at most.
    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(STOP_TIMEOUT_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
