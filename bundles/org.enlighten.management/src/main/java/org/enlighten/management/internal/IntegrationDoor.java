// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.enlighten.management.GuestClockView;
import org.enlighten.management.GuestFile;
import org.enlighten.management.IntegrationServiceView;
import org.enlighten.management.KvpView;
import org.enlighten.management.Operation;
import org.enlighten.management.VmBackup;
import org.enlighten.management.VmIntegration;
import org.enlighten.management.VmView;

/// One machine's integration services, from outside.
record IntegrationDoor(World world, String host, UUID id) implements VmIntegration {
    private <T> Operation<T> begin(String title, World.Beginning<T> beginning) {
        return world.begin(title, world.nameOf(id), false, beginning);
    }

    private IntegrationWork work() throws org.enlighten.management.ManagementException {
        return new IntegrationWork(world.host(host));
    }

    @Override
    public CompletableFuture<List<IntegrationServiceView>> services() {
        return world.clock().ask(() -> work().services(id));
    }

    @Override
    public CompletableFuture<GuestClockView> clock() {
        return world.clock().ask(() -> work().clock(id));
    }

    @Override
    public Operation<VmView> shutDown(boolean force) {
        return begin("Stop-VM", work -> work().shutDown(id, force, work));
    }

    @Override
    public Operation<List<KvpView>> items() {
        return begin("Get-VMKvp", work -> work().items(id, work));
    }

    @Override
    public Operation<List<KvpView>> setItem(String key, String value) {
        return begin("Set-VMKvp", work -> work().setItem(id, key, value, work));
    }

    @Override
    public Operation<List<KvpView>> removeItem(String key) {
        return begin("Remove-VMKvp", work -> work().removeItem(id, key, work));
    }

    @Override
    public Operation<VmView> copyFile(GuestFile file) {
        return begin("Copy-VMFile", work -> work().copyFile(id, file, work));
    }

    @Override
    public Operation<VmBackup> backup(String folder, boolean crashConsistent) {
        return begin("Backup-VM", work -> new BackupWork(world.host(host), work, folder).backup(id, crashConsistent));
    }

    @Override
    public Operation<VmBackup> restore(String folder) {
        return begin("Restore-VMBackup", work -> new BackupWork(world.host(host), work, folder).restore(id));
    }
}
