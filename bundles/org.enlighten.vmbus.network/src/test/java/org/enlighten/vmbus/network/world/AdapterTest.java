// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.enlighten.network.LineSettings;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterTest {
    @TempDir
    Path directory;

    private NetworkWorld world(NvspVersion host, NetworkDriverSettings... guests) {
        NetworkWorld.Plan plan =
                new NetworkWorld.Plan(7, 2, VmbusVersion.V5_3, host, List.of(guests), LineSettings.PERFECT);
        NetworkWorld w = new NetworkWorld(plan, directory.resolve(host + "-" + guests.length));
        w.start();
        return w;
    }

    private static void copy(NetworkWorld w, long bytes) {
        w.runUntil(w::isUp);
        w.configure();
        Result server = w.post(1, new SystemCall.StartProcess("C:\\SYS\\COLLECT.EXE", "1"));
        assertTrue(server.isSuccess(), server.message());
        Result client = w.post(0, new SystemCall.StartProcess("C:\\SYS\\UPLOAD.EXE", "10.0.0.2 " + bytes));
        assertTrue(client.isSuccess(), client.message());
        assertEquals(
                0, w.post(0, new SystemCall.WaitProcess((int) client.value())).value());
        assertEquals(
                0, w.post(1, new SystemCall.WaitProcess((int) server.value())).value());
    }

    @Test
    void carriesAFileBetweenTwoGuestsAsTheirSystemsHaveThem() {
        copy(world(NvspVersion.V6_1, NetworkDriverSettings.WINDOWS, NetworkDriverSettings.LINUX), 100_000);
    }

    @Test
    void agreesOnEveryVersionAndCarriesFramesByCopyAndByAddress() {
        for (NvspVersion version : NvspVersion.values()) {
            NetworkDriverSettings copying =
                    NetworkDriverSettings.LINUX.speaking(NvspVersion.upTo(NvspVersion.V6_1), true);
            copy(world(version, copying, NetworkDriverSettings.WINDOWS), 30_000);
        }
    }
}
