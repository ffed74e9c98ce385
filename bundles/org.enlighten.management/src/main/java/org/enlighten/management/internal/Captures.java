// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkCaptureView;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.capture.PortCapture;
import org.enlighten.platform.AdapterSettings;
import org.enlighten.platform.VirtualNetworks;
import org.enlighten.store.StoreException;
import org.enlighten.store.UserFiles;

/// The captures that are under way on one host. They observe, and are no part of the world that is saved.
final class Captures {
    /// One of them.
    private record Capture(String vmName, String path, OutputStream out, PortCapture capture, List<SwitchPort> ports) {
        NetworkCaptureView view() {
            return new NetworkCaptureView(
                    vmName,
                    path,
                    capture.packets(),
                    capture.failure().map(IOException::getMessage).orElse(""));
        }
    }

    private final HostNode host;
    private final Map<UUID, Capture> captures = new LinkedHashMap<>();

    Captures(HostNode host) {
        this.host = host;
    }

    NetworkCaptureView start(UUID vm, String path) throws ManagementException {
        VmNode node = host.machine(vm);
        if (captures.containsKey(vm))
            throw new ManagementException(
                    "The frames of '%s' are being captured to '%s'. End that with Stop-VMNetworkCapture first."
                            .formatted(node.name(), captures.get(vm).path()));
        List<SwitchPort> ports = ports(node);
        try {
            UserFiles.Written file = UserFiles.open(path);
            OutputStream out = new BufferedOutputStream(file.out());
            PortCapture capture = new PortCapture(host.world().simulation(), out);
            for (SwitchPort port : ports) capture.watch(port);
            Capture begun = new Capture(node.name(), file.path(), out, capture, ports);
            captures.put(vm, begun);
            return begun.view();
        } catch (StoreException | IOException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    private List<SwitchPort> ports(VmNode node) throws ManagementException {
        VirtualNetworks networks = new NetworkWork(host).networks();
        List<SwitchPort> ports = new ArrayList<>();
        for (AdapterSettings each : AdapterSettings.in(node.definition()))
            networks.port(each.id()).ifPresent(ports::add);
        if (ports.isEmpty())
            throw new ManagementException(
                    "'%s' has no network adapter that is connected now: there is nothing to capture. Connect one with Connect-VMNetworkAdapter, and start the machine."
                            .formatted(node.name()));
        return ports;
    }

    NetworkCaptureView stop(UUID vm) throws ManagementException {
        Capture ended = captures.remove(vm);
        if (ended == null)
            throw new ManagementException("No frames of '%s' are being captured. Start-VMNetworkCapture begins."
                    .formatted(host.world().nameOf(vm)));
        ended.ports().forEach(ended.capture()::leave);
        try {
            ended.out().close();
        } catch (IOException e) {
            throw new ManagementException(
                    "'%s' could not be written to its end: %s.".formatted(ended.path(), e.getMessage()));
        }
        return ended.view();
    }

    /// Ends all: their files are whole as far as they go.
    void close() {
        for (UUID vm : List.copyOf(captures.keySet())) {
            try {
                stop(vm);
            } catch (ManagementException e) {
                host.world().notices().add(e.getMessage());
            }
        }
    }
}
