// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.EventLog;
import org.enlighten.os.system.DeviceView;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.storage.protocol.StorageVersion;
import org.enlighten.vmbus.storage.world.StorageWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Guests' drivers against the provider, two kernels over the real hypervisor.
class StorageDriversTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void everyVersionWritesAndReadsThreeDisksAtOnce(StorageVersion newest) {
        StorageWorld w = new StorageWorld(StorageWorld.Plan.drivers(2, VmbusVersion.V5_3, newest, 40), directory);
        List<TraceEvent> ready = new ArrayList<>();
        int[] commands = new int[1];
        w.simulation().trace().attach(e -> {
            if (e.type() == StorageEvents.READY) ready.add(e);
            if (e.type() == StorageEvents.COMMAND) commands[0]++;
        });
        w.start();
        w.runUntil(w::isOver);
        assertEquals(0, w.mistakes());
        assertEquals(2, ready.size(), "an accelerated disk and a controller");
        ready.forEach(e -> assertEquals(newest.wire(), e.a()));
        assertTrue(commands[0] > 3 * 40 * 2, commands[0] + " commands");
        assertTrue(w.byRegisters() > 0 && w.byRegisters() < 60, w.byRegisters() + " requests went by registers");
        assertTrue(
                w.guest().events().entries().stream().allMatch(e -> e.level() == EventLog.Level.INFORMATION),
                w.guest().events().entries().toString());
        w.close();
    }

    @Test
    void disksOfAControllerAreNamedByTheirAddress() {
        StorageWorld w = new StorageWorld(
                StorageWorld.Plan.drivers(1, VmbusVersion.V0_13, StorageVersion.WINDOWS_2008, 2), directory);
        w.start();
        w.runUntil(w::isOver);
        List<String> paths = w.guest().devices().stream()
                .filter(d -> d.driver().equals("disk"))
                .map(DeviceView::path)
                .toList();
        assertEquals(2, paths.size(), paths.toString());
        assertTrue(paths.get(0).endsWith("/0.0.0") && paths.get(1).endsWith("/0.0.3"), paths.toString());
        w.close();
    }

    @Test
    void aControllerThatIsTakenBackTakesItsDisksAlong() {
        StorageWorld w = new StorageWorld(
                StorageWorld.Plan.drivers(2, VmbusVersion.V5_3, StorageVersion.WINDOWS_8_1, 300), directory);
        w.start();
        w.runUntil(() -> w.disks.submitted > 60);
        w.controller().rescind();
        w.runUntil(w::isOver);
        assertTrue(w.mistakes() > 0, "programs on disks that are gone are told so");
        assertTrue(w.guest().devices().stream().noneMatch(d -> d.driver().equals("disk")));
        assertTrue(w.root().bugcheck().isEmpty() && w.guest().bugcheck().isEmpty());
        assertEquals(1, w.bus.channels(w.partition()).size(), "the accelerated disk stays");
        w.close();
    }
}
