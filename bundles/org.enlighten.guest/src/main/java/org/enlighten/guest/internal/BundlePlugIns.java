// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.guest.PlugIn;
import org.enlighten.guest.PlugIns;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/// Bundles of the framework that say in their manifest that they bring a service of a kind that plug-ins bring
/// (capability `osgi.service`, OSGi Compendium 135.4), and whose packages no other bundle uses.
@Component(service = PlugIns.class)
public final class BundlePlugIns implements PlugIns {
    private static final String SERVICE = "osgi.service";
    private static final Map<String, String> KINDS = kinds();

    private final BundleContext context;

    @Activate
    public BundlePlugIns(BundleContext context) {
        this.context = context;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("org.enlighten.guest.GuestOs", "operating system");
        kinds.put("org.enlighten.platform.Platform", "platform");
        kinds.put("org.enlighten.os.driver.DriverFactory", "driver");
        kinds.put("org.enlighten.os.ProgramFactory", "program");
        kinds.put("org.enlighten.os.file.FileSystemFactory", "file system");
        kinds.put("org.enlighten.storage.DiskFormat", "disk format");
        return kinds;
    }

    @Override
    public List<PlugIn> all() {
        return java.util.Arrays.stream(context.getBundles())
                .filter(BundlePlugIns::isPlugIn)
                .sorted(Comparator.comparing(Bundle::getSymbolicName))
                .map(BundlePlugIns::view)
                .toList();
    }

    private static PlugIn view(Bundle bundle) {
        return new PlugIn(
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                bundle.getState() == Bundle.ACTIVE,
                brings(bundle));
    }

    private static boolean isPlugIn(Bundle bundle) {
        return !brings(bundle).isEmpty() && !isBuiltOn(bundle);
    }

    private static List<String> brings(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null) return List.of();
        List<BundleCapability> services = revision.getDeclaredCapabilities(SERVICE);
        return KINDS.keySet().stream()
                .filter(type -> services.stream().anyMatch(service -> isOf(service, type)))
                .map(KINDS::get)
                .toList();
    }

    private static boolean isOf(BundleCapability service, String type) {
        return service.getAttributes().get("objectClass") instanceof List<?> types && types.contains(type);
    }

    private static boolean isBuiltOn(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        return wiring != null
                && wiring.getProvidedWires(BundleRevision.PACKAGE_NAMESPACE).stream()
                        .anyMatch(wire -> wire.getRequirer().getBundle() != bundle);
    }

    @Override
    public Optional<String> run(String name, boolean running) {
        for (Bundle bundle : context.getBundles())
            if (isPlugIn(bundle) && bundle.getSymbolicName().equalsIgnoreCase(name)) return run(bundle, running);
        List<String> names = all().stream().map(PlugIn::name).toList();
        return Optional.of("There is no plug-in '%s' that can be started and stopped. There is %s."
                .formatted(name, String.join(", ", names)));
    }

    private static Optional<String> run(Bundle bundle, boolean running) {
        try {
            if (running) bundle.start();
            else bundle.stop();
            return Optional.empty();
        } catch (BundleException e) {
            return Optional.of("The plug-in '%s' could not be %s: %s"
                    .formatted(bundle.getSymbolicName(), running ? "started" : "stopped", e.getMessage()));
        }
    }
}
