// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.enlighten.management.HostManagement;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.NewVm;
import org.enlighten.management.OpenSettings;
import org.enlighten.management.Operation;
import org.enlighten.management.VmView;
import org.enlighten.platform.hyperv.HypervPlatform;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskFormats;
import org.enlighten.storage.raw.RawFormat;
import org.enlighten.storage.vhd.VhdFormat;
import org.enlighten.vmbus.PacketCauses;

/// An open workspace with one real host, for tests.
final class TestWorkspace implements AutoCloseable {
    private static final List<DiskFormat> FORMATS = List.of(new VhdFormat(), new RawFormat());
    private static final long WALL_SECONDS_MAX = 120;

    final Management management;

    private TestWorkspace(Management management) {
        this.management = management;
    }

    static TestWorkspace open(String folder, OptionalLong seed, OpenSettings.Clock clock) throws ManagementException {
        ManagementOpener opener = new ManagementOpener(new TestShelf(), new DiskFormats(FORMATS));
        opener.add(new HypervPlatform(FORMATS, new PacketCauses()));
        return new TestWorkspace(opener.open(new OpenSettings(folder, seed, clock)));
    }

    static TestWorkspace temporary(long seed) throws ManagementException {
        return open("", OptionalLong.of(seed), OpenSettings.Clock.WAITING_CALLER);
    }

    /// With the role at work.
    static TestWorkspace withRole(long seed) throws ManagementException {
        TestWorkspace workspace = temporary(seed);
        workspace.installRole();
        return workspace;
    }

    void installRole() throws ManagementException {
        await(host().system().install("hyper-v"));
        await(host().system().restart());
    }

    HostManagement host() {
        return management.host("HV01");
    }

    <T> T await(Operation<T> operation) throws ManagementException {
        return get(management.await(operation));
    }

    <T> T get(CompletableFuture<T> answer) throws ManagementException {
        try {
            return answer.get(WALL_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw ManagementException.of(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no answer within " + WALL_SECONDS_MAX + " s", e);
        }
    }

    VmView define(String name) throws ManagementException {
        return await(host().vms().define(NewVm.named(name)));
    }

    @Override
    public void close() {
        management.close();
    }
}
