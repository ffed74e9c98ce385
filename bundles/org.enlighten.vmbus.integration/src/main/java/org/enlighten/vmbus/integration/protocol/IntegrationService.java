// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The integration components: numbers of messages, ids on the bus, and the versions that hosts know (oldest first).
/// Names are those that `Get-VMIntegrationService` shows.
public enum IntegrationService {
    GUEST_SERVICE(
            "Guest Service Interface",
            7,
            "34d14be3-dee4-41c8-9ae7-6b174977c192",
            "eb765408-105f-49b6-b4aa-c123b64d17d4",
            IcVersion.V1_1),
    HEARTBEAT(
            "Heartbeat",
            1,
            "57164f39-9115-4e78-ab55-382f3bd5422d",
            "fd149e91-82e0-4a7d-afa6-2a4166cbd7c0",
            IcVersion.V1_0,
            IcVersion.V3_0),
    KEY_VALUE(
            "Key-Value Pair Exchange",
            2,
            "a9a0f4e7-5a45-4d96-b827-8a841e8c03e6",
            "242ff919-07db-4180-9c2e-b86cb68c8c55",
            IcVersion.V3_0,
            IcVersion.V4_0),
    SHUTDOWN(
            "Shutdown",
            3,
            "0e0b6031-5213-4934-818b-38d90ced39db",
            "b6650ff7-33bc-4840-8048-e0676786f393",
            IcVersion.V1_0,
            IcVersion.V3_0,
            new IcVersion(3, 1),
            new IcVersion(3, 2)),
    TIME(
            "Time Synchronization",
            4,
            "9527e630-d0ae-497b-adce-e80ab0175caf",
            "2dd1ce17-079e-403c-b352-a1921ee207ee",
            IcVersion.V1_0,
            IcVersion.V3_0),
    VSS(
            "VSS",
            5,
            "35fa2e29-ea23-4236-96ae-3a6ebacba440",
            "2450ee40-33bf-4fbd-892e-9fb06e9214cf",
            IcVersion.V4_0,
            IcVersion.V5_0,
            new IcVersion(6, 0));

    /// Versions of the frame, oldest first.
    public static final List<IcVersion> FRAMEWORKS = List.of(IcVersion.V1_0, IcVersion.V3_0);

    private final String text;
    private final int messageType;
    private final UUID interfaceType;
    private final UUID instance;
    private final List<IcVersion> versions;

    IntegrationService(String text, int messageType, String interfaceType, String instance, IcVersion... versions) {
        this.text = text;
        this.messageType = messageType;
        this.interfaceType = UUID.fromString(interfaceType);
        this.instance = UUID.fromString(instance);
        this.versions = List.of(versions);
    }

    /// As people know it.
    public String text() {
        return text;
    }

    public int messageType() {
        return messageType;
    }

    public UUID interfaceType() {
        return interfaceType;
    }

    public UUID instance() {
        return instance;
    }

    /// What a host offers to speak, oldest first.
    public List<IcVersion> versions() {
        return versions;
    }

    public static Optional<IntegrationService> of(UUID interfaceType) {
        return Arrays.stream(values())
                .filter(s -> s.interfaceType.equals(interfaceType))
                .findFirst();
    }
}
