// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.image.ImageFile;

/// Makes a system's installation CD.
final class InstallationCd {
    private static final String UNATTEND = """
            ; Answers to the questions of setup. Change them on a copy of this CD.
            [Unattended]
            ComputerName=%s
            VolumeLabel=SYSTEM
            ; yes: whatever is on the hard disk goes, without a question
            EraseDisk=no
            """;

    private InstallationCd() {}

    static InstallationMedia of(Release release) {
        byte[] boot =
                BootCode.cdImage(release.identity().setupId(), release.drivers().ofSetup());
        return InstallationMedia.of(label(release), tree(release), boot);
    }

    private static String label(Release release) {
        return release.identity().computerName() + "_SETUP";
    }

    private static FileTree tree(Release release) {
        String directory = release.cd().directory() + "/";
        FileTree.Builder cd = FileTree.builder();
        FileTree volume = volume(release);
        release.cd()
                .into(
                        cd,
                        volume,
                        CdStyle.head(
                                directories(release, volume), release.drivers().ofBoot()));
        // Setup itself runs with the drivers that lie beside it.
        DriverSet.into(cd, directory, release.drivers().installed());
        DriverSet.into(cd, directory + "OPTIONAL/", release.drivers().optional());
        cd.file(directory + "SETUPLDR.BIN", image("setupldr", release));
        cd.file(directory + "SETUP.EXE", image("setup.exe", release));
        String answers = UNATTEND.formatted(release.identity().computerName()).replace("\n", "\r\n");
        cd.file(directory + "UNATTEND.TXT", answers.getBytes(StandardCharsets.ISO_8859_1));
        return cd.build();
    }

    private static FileTree volume(Release release) {
        FileTree.Builder volume = FileTree.builder();
        volume.all(release.contents().tree(release.identity().version()));
        String drivers = release.layout().drivers().substring(1).replace('\\', '/') + "/";
        DriverSet.into(volume, drivers, release.drivers().installed());
        return volume.build();
    }

    private static List<String> directories(Release release, FileTree volume) {
        List<String> all = new ArrayList<>(release.layout().directories());
        for (String directory : new TreeSet<>(volume.directories())) {
            String path = "\\" + directory.replace('/', '\\');
            if (!all.contains(path)) all.add(path);
        }
        return all;
    }

    private static byte[] image(String program, Release release) {
        return ImageFile.of(program, release.identity().version(), 64);
    }
}
