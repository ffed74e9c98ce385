// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.Cause;
import org.enlighten.vmbus.integration.IntegrationClient;
import org.enlighten.vmbus.integration.KvpItem;
import org.enlighten.vmbus.integration.protocol.KvpPool;

/// Hands what the root's driver of integration components says of a partition to the machine that it is.
record IntegrationAnswers(HypervInstallation installation) implements IntegrationClient {
    private Optional<MachineServices> services(long partition) {
        return installation.machineWith(partition).flatMap(HypervMachine::integration);
    }

    @Override
    public void done(long partition, long tag) {
        services(partition).ifPresent(s -> s.done(tag));
    }

    @Override
    public void failed(long partition, long tag, Cause why) {
        services(partition).ifPresent(s -> s.failed(tag, why));
    }

    @Override
    public void frozen(long partition, long tag) {
        services(partition).ifPresent(s -> s.frozen(tag));
    }

    /// What a host tells of itself, by the keys that Hyper-V uses.
    @Override
    public List<KvpItem> toTell(long partition) {
        String host = installation.host().name();
        return installation.machineWith(partition).map(m -> toTell(m, host)).orElse(List.of());
    }

    private static List<KvpItem> toTell(HypervMachine machine, String host) {
        VmDefinition definition = machine.definition();
        List<KvpItem> items = new ArrayList<>(List.of(
                item("HostName", host),
                item("PhysicalHostName", host),
                item("PhysicalHostNameFullyQualified", host),
                item("VirtualMachineName", definition.name()),
                item("VirtualMachineId", definition.id().toString())));
        definition.items().forEach((key, value) -> items.add(new KvpItem(KvpPool.EXTERNAL, key, value)));
        return items;
    }

    private static KvpItem item(String key, String value) {
        return new KvpItem(KvpPool.HOST_INTRINSIC, key, value);
    }
}
