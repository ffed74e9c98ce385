// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.hostile;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.machine.BootLoader;
import org.osgi.service.component.annotations.Component;

/// The hostile software as a system on a CD: it is started as any other, and sees no more than any other.
/// Nothing of it is installed.
@Component
public final class HostileSystem implements GuestOs {
    static final String ID = "hostile";

    private static final String README = """
            A machine that starts from this CD tries what no guest may do, and says nothing on its screen.
            Invoke-HostileGuest tells what came of it.
            """;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Hostile guest";
    }

    @Override
    public Personality personality() {
        return Personality.of("Hostile guest", "1")
                .memoryMib(8, 65_536)
                .description("Software that tries to get out of its machine. It installs nothing.")
                .build();
    }

    @Override
    public Optional<InstallationMedia> media() {
        FileTree files = FileTree.builder()
                .file("README.TXT", README.replace("\n", "\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .build();
        return Optional.of(InstallationMedia.of("HOSTILE", files, BootCode.cdImage(ID, List.of())));
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return List.of((record, _) ->
                BootCode.names(record.bytes(), ID) ? Optional.of(new HostileEngine()) : Optional.empty());
    }
}
