// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.enlighten.simulation.fuel.FuelWeaver;
import org.enlighten.simulation.fuel.Tank;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.weaving.WeavingException;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/// Weaves a fuel counter into the classes of every bundle that builds on the operating-system kit or on this room,
/// unless its manifest says `Enlighten-Metered: false`, as those of the house do.
final class Metering implements WeavingHook {
    static final String HEADER = "Enlighten-Metered";

    private static final List<String> CONTRACTS = List.of("org.enlighten.guest", "org.enlighten.os");
    private static final String FUEL = Tank.class.getPackageName();

    private final Map<Long, Boolean> metered = new ConcurrentSkipListMap<>();

    @Override
    public void weave(WovenClass woven) {
        Bundle bundle = woven.getBundleWiring().getBundle();
        boolean isMetered =
                metered.computeIfAbsent(bundle.getBundleId(), _ -> isMetered(bundle, woven.getBundleWiring()));
        if (!isMetered) return;
        FuelWeaver weaver =
                new FuelWeaver(bundle.getSymbolicName(), woven.getBundleWiring().getClassLoader());
        try {
            woven.setBytes(weaver.weave(woven.getBytes()));
        } catch (IllegalArgumentException e) {
            throw new WeavingException(
                    "The class %s of '%s' cannot be metered: %s"
                            .formatted(woven.getClassName(), bundle.getSymbolicName(), e.getMessage()),
                    e);
        }
        addImport(woven);
    }

    private static void addImport(WovenClass woven) {
        List<String> imports = woven.getDynamicImports();
        if (!imports.contains(FUEL)) imports.add(FUEL);
    }

    /// A bundle that changes while it is installed is looked at again.
    void forget(Bundle bundle) {
        metered.remove(bundle.getBundleId());
    }

    private static boolean isMetered(Bundle bundle, BundleWiring wiring) {
        String said = bundle.getHeaders("").get(HEADER);
        if (said != null) return Boolean.parseBoolean(said.trim());
        for (BundleWire wire : new ArrayList<>(wiring.getRequiredWires("osgi.wiring.package"))) {
            Object name = wire.getCapability().getAttributes().get("osgi.wiring.package");
            if (isContract(String.valueOf(name))) return true;
        }
        return false;
    }

    private static boolean isContract(String name) {
        return CONTRACTS.stream().anyMatch(c -> name.equals(c) || name.startsWith(c + "."));
    }
}
