// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostBootTest {
    @TempDir
    Path directory;

    @Test
    void aNewHostIsSetUpAndBoots() {
        World world = new World(directory, 1, HardwareProfile.of("server-2008"));
        world.boot();
        assertTrue(world.host.kernel().orElseThrow().info().processes().size() > 10);
    }
}
