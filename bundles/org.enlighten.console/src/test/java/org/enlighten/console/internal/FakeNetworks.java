// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NetworkAdapterView;
import org.enlighten.management.NetworkCaptureView;
import org.enlighten.management.NetworkManagement;
import org.enlighten.management.NewSwitch;
import org.enlighten.management.Operation;
import org.enlighten.management.VirtualSwitchView;

/// A host without virtual networks.
record FakeNetworks() implements NetworkManagement {
    private static final String NONE = "This host has no virtual networks.";

    private record Refused<T>() implements Operation<T> {
        @Override
        public CompletableFuture<Long> job() {
            return CompletableFuture.failedFuture(new ManagementException(NONE));
        }

        @Override
        public CompletableFuture<T> result() {
            return CompletableFuture.failedFuture(new ManagementException(NONE));
        }
    }

    @Override
    public CompletableFuture<List<VirtualSwitchView>> switches() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Operation<VirtualSwitchView> create(NewSwitch made) {
        return new Refused<>();
    }

    @Override
    public Operation<String> remove(String name) {
        return new Refused<>();
    }

    @Override
    public CompletableFuture<List<NetworkAdapterView>> adapters() {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public Operation<NetworkCaptureView> startCapture(UUID vm, String path) {
        return new Refused<>();
    }

    @Override
    public Operation<NetworkCaptureView> stopCapture(UUID vm) {
        return new Refused<>();
    }
}
