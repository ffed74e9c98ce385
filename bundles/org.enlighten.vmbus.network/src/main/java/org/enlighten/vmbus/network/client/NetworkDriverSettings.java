// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.client;

import java.util.List;
import org.enlighten.vmbus.network.protocol.NvspVersion;

/// What one guest's driver for synthetic network adapters is like.
///
/// @param versions that it tries, in this order
/// @param receiveBytes of the buffer for what comes, a multiple of 4096
/// @param sendBytes of the buffer that short frames are sent from, a multiple of 4096
/// @param copies whether frames are copied into that buffer when there is room, else sent by their addresses
public record NetworkDriverSettings(
        String driverId,
        String version,
        String description,
        List<NvspVersion> versions,
        int receiveBytes,
        int sendBytes,
        boolean copies) {
    /// As `netvsc` of Windows Server 2008's integration components: NVSP 1, frames by address.
    public static final NetworkDriverSettings WINDOWS = new NetworkDriverSettings(
            "netvsc",
            "6.0.6001.18016",
            "Microsoft VMBus Network Adapter",
            List.of(NvspVersion.V1),
            1 << 20,
            1 << 16,
            false);

    /// As `hv_netvsc` of the integration components for Linux, 2.1: NVSP 1, frames by address, a receive buffer of
    /// 1 MiB and a send buffer of 64 KiB (`NETVSC_RECEIVE_BUFFER_SIZE`, `NETVSC_SEND_BUFFER_SIZE`).
    public static final NetworkDriverSettings LINUX = new NetworkDriverSettings(
            "hv_netvsc",
            "2.1.25",
            "Microsoft Hyper-V virtual network adapter",
            List.of(NvspVersion.V1),
            1 << 20,
            1 << 16,
            false);

    public NetworkDriverSettings {
        if (versions.isEmpty()) throw new IllegalArgumentException("a driver knows one version at least");
        versions = List.copyOf(versions);
    }

    /// The same driver with other versions.
    ///
    /// @param copying as [#copies]
    public NetworkDriverSettings speaking(List<NvspVersion> others, boolean copying) {
        return new NetworkDriverSettings(driverId, version, description, others, receiveBytes, sendBytes, copying);
    }
}
