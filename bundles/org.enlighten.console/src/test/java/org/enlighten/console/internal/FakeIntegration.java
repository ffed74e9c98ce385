// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.enlighten.management.GuestClockView;
import org.enlighten.management.GuestFile;
import org.enlighten.management.IntegrationServiceView;
import org.enlighten.management.KvpView;
import org.enlighten.management.Operation;
import org.enlighten.management.VmBackup;
import org.enlighten.management.VmIntegration;
import org.enlighten.management.VmView;

/// A fake machine's integration services: all is well with them, and they have no item that they were not given.
record FakeIntegration(VmView vm, Supplier<Operation<VmView>> shutDown) implements VmIntegration {
    @Override
    public CompletableFuture<List<IntegrationServiceView>> services() {
        return CompletableFuture.completedFuture(
                List.of(new IntegrationServiceView(vm.name(), "Heartbeat", true, "OK", "3.0", "Applications Healthy")));
    }

    @Override
    public CompletableFuture<GuestClockView> clock() {
        return CompletableFuture.completedFuture(
                new GuestClockView(vm.name(), Instant.EPOCH.plusNanos(5), Instant.EPOCH, 5));
    }

    @Override
    public Operation<VmView> shutDown(boolean force) {
        return shutDown.get();
    }

    @Override
    public Operation<List<KvpView>> items() {
        return FakeOperation.done(List.of());
    }

    @Override
    public Operation<List<KvpView>> setItem(String key, String value) {
        return FakeOperation.done(List.of(new KvpView(vm.name(), "External", key, value)));
    }

    @Override
    public Operation<List<KvpView>> removeItem(String key) {
        return FakeOperation.failed("'%s' has no item '%s' of its host's.".formatted(vm.name(), key));
    }

    @Override
    public Operation<VmView> copyFile(GuestFile file) {
        return FakeOperation.done(vm);
    }

    @Override
    public Operation<VmBackup> backup(String folder, boolean crashConsistent) {
        String consistency = crashConsistent ? "Crash" : "Application";
        return FakeOperation.done(new VmBackup(vm.name(), folder, consistency, Instant.EPOCH, List.of(), 0));
    }

    @Override
    public Operation<VmBackup> restore(String folder) {
        return FakeOperation.done(new VmBackup(vm.name(), folder, "Crash", Instant.EPOCH, List.of(), 0));
    }
}
