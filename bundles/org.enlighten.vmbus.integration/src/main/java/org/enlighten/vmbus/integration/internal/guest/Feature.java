// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.internal.guest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.vmbus.integration.protocol.IcVersion;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// How the components are called in guests, and which versions their programs know, newest first.
public enum Feature {
    GUEST_SERVICE(
            IntegrationService.GUEST_SERVICE, "GuestInterface", "vmicguestinterface", "vmbus/hv_fcopy", IcVersion.V1_1),
    HEARTBEAT(IntegrationService.HEARTBEAT, "Heartbeat", "vmicheartbeat", "", IcVersion.V3_0, IcVersion.V1_0),
    KEY_VALUE(
            IntegrationService.KEY_VALUE,
            "KvpExchange",
            "vmickvpexchange",
            "vmbus/hv_kvp",
            IcVersion.V4_0,
            IcVersion.V3_0),
    SHUTDOWN(
            IntegrationService.SHUTDOWN,
            "Shutdown",
            "vmicshutdown",
            "",
            new IcVersion(3, 2),
            new IcVersion(3, 1),
            IcVersion.V3_0,
            IcVersion.V1_0),
    TIME(IntegrationService.TIME, "TimeSync", "vmictimesync", "", IcVersion.V3_0, IcVersion.V1_0),
    VSS(IntegrationService.VSS, "VSS", "vmicvss", "vmbus/hv_vss", IcVersion.V5_0);

    /// Of the frame, newest first.
    public static final List<IcVersion> FRAMEWORKS = List.of(IcVersion.V3_0, IcVersion.V1_0);

    private final IntegrationService service;
    private final String argument;
    private final String serviceName;
    private final String linuxDevice;
    private final List<IcVersion> versions;

    Feature(
            IntegrationService service,
            String argument,
            String serviceName,
            String linuxDevice,
            IcVersion... versions) {
        this.service = service;
        this.argument = argument;
        this.serviceName = serviceName;
        this.linuxDevice = linuxDevice;
        this.versions = List.of(versions);
    }

    public IntegrationService service() {
        return service;
    }

    /// As `vmicsvc.exe -feature` is given it.
    public String argument() {
        return argument;
    }

    /// Windows's service, and the name of its device.
    public String serviceName() {
        return serviceName;
    }

    /// The device below `/dev` that Linux's daemon opens; empty for what the kernel does itself.
    public String linuxDevice() {
        return linuxDevice;
    }

    public List<IcVersion> versions() {
        return versions;
    }

    static Optional<Feature> of(UUID interfaceType) {
        return Arrays.stream(values())
                .filter(f -> f.service.interfaceType().equals(interfaceType))
                .findFirst();
    }

    /// By the argument, without regard to case.
    public static Optional<Feature> named(String argument) {
        return Arrays.stream(values())
                .filter(f -> f.argument.equalsIgnoreCase(argument))
                .findFirst();
    }
}
