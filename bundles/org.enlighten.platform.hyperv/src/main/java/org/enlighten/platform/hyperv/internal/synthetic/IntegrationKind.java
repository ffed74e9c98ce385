// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.synthetic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.IntegrationHost;
import org.enlighten.vmbus.integration.IntegrationHostFactory;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// The integration components that a machine's definition offers: all but the guest service interface when it says
/// nothing, as Hyper-V does.
public final class IntegrationKind implements SyntheticKind, DriverFactory {
    private final IntegrationHostFactory factory;
    private Optional<IntegrationHost> host = Optional.empty();

    public IntegrationKind(IntegrationClient client) {
        factory = new IntegrationHostFactory(RoleFiles.VERSION, client);
    }

    /// The driver of the present boot; empty when the root has none.
    public Optional<IntegrationHost> host() {
        return host;
    }

    public static boolean isOffered(VmDefinition definition, IntegrationService service) {
        return definition.offers(service.text(), service != IntegrationService.GUEST_SERVICE);
    }

    @Override
    public List<DriverFactory> drivers() {
        return List.of(this);
    }

    @Override
    public List<SyntheticDevice> devices(VmDefinition definition) {
        return Arrays.stream(IntegrationService.values())
                .filter(s -> isOffered(definition, s))
                .map(s -> SyntheticDevice.of(IntegrationHost.DRIVER, IntegrationHost.offer(s)))
                .toList();
    }

    @Override
    public void closed(int machine, long partition) {
        host.ifPresent(h -> h.closed(partition));
    }

    @Override
    public String id() {
        return factory.id();
    }

    @Override
    public String version() {
        return factory.version();
    }

    @Override
    public String description() {
        return factory.description();
    }

    @Override
    public String deviceClass() {
        return factory.deviceClass();
    }

    @Override
    public Set<String> binds() {
        return factory.binds();
    }

    @Override
    public Driver create(DeviceNode node, DriverContext context) {
        Driver made = factory.create(node, context);
        host = Optional.of((IntegrationHost) made);
        return made;
    }
}
