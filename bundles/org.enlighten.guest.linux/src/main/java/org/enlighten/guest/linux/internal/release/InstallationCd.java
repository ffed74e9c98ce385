// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.disk.BootCode;
import org.enlighten.guest.image.ImageFile;
import org.enlighten.guest.linux.internal.module.ModuleList;
import org.enlighten.guest.linux.internal.setup.Work;

/// The installation CD: setup with the modules it needs, files of the system under names that a CD can hold, and a
/// list that says which is which.
public final class InstallationCd {
    static final String MODULES = "MODULES";

    private static final String ANSWERS = """
            ; Answers to the questions of setup. Change them on a copy of this CD.
            [Answers]
            ; the machine's name
            HostName=%s
            ; yes: whatever is on the hard disk goes, without a question
            EraseDisk=no
            """;

    private final Distribution of;
    private final FileTree.Builder tree = FileTree.builder();
    private final Set<String> taken = new TreeSet<>();

    private InstallationCd(Distribution of) {
        this.of = of;
    }

    public static InstallationMedia of(Distribution distribution) {
        InstallationCd cd = new InstallationCd(distribution);
        cd.setup();
        cd.packages();
        String label = distribution.id().toUpperCase(Locale.ROOT).replace('-', '_');
        byte[] boot = BootCode.cdImage(distribution.setupId(), Modules.ofSetup());
        return InstallationMedia.of(label, cd.tree.build(), boot);
    }

    private void setup() {
        tree.file("BOOT/SETUP", ImageFile.of("setup", of.kernelVersion(), 96));
        tree.file("BOOT/LINUX", ImageFile.of("vmlinuz", of.kernelVersion(), 512));
        StringBuilder list = new StringBuilder();
        for (Modules.Module module : Modules.all()) {
            String name = module.name().toUpperCase(Locale.ROOT) + ".KO";
            tree.file(MODULES + "/" + name, VolumeFiles.moduleFile(module));
            list.append(name).append(":\n");
        }
        tree.text(MODULES + "/" + ModuleList.CD_NAME, list.toString());
    }

    private void packages() {
        Map<String, byte[]> files = VolumeFiles.of(of);
        StringBuilder list = new StringBuilder("; What setup makes and copies.\n[Directories]\n");
        directories(files).forEach(directory -> list.append(directory).append('\n'));
        list.append("[BootDrivers]\n")
                .append(String.join("\n", Modules.initial()))
                .append("\n[Files]\n");
        files.forEach((path, content) -> {
            String name = cdName(path.substring(path.lastIndexOf('/') + 1));
            tree.file(Work.PACKAGES + "/" + name, content);
            list.append(name).append('=').append(path).append('\n');
        });
        tree.text(Work.PACKAGES + "/" + Work.LIST, list.toString());
        tree.text(Work.PACKAGES + "/" + Work.ANSWERS, ANSWERS.formatted(of.hostName()));
    }

    /// A parent before its children.
    private static Set<String> directories(Map<String, byte[]> files) {
        Set<String> all = new TreeSet<>();
        Map<String, byte[]> paths = new TreeMap<>(files);
        for (String empty : VolumeFiles.EMPTY) paths.put(empty + "/", new byte[0]);
        for (String path : paths.keySet()) {
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                all.add(path.substring(0, slash));
            }
        }
        return all;
    }

    /// Eight and three characters that nobody has yet.
    private String cdName(String name) {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9.]", "_");
        int dot = upper.indexOf('.');
        String base = dot < 0 ? upper : upper.substring(0, dot);
        String extension = dot < 0 ? "" : upper.substring(dot + 1).replace(".", "");
        String tail = extension.isEmpty() ? "" : "." + extension.substring(0, Math.min(3, extension.length()));
        for (int n = 0; ; n++) {
            String number = n == 0 ? "" : Integer.toString(n);
            String found = base.substring(0, Math.min(base.length(), 8 - number.length())) + number + tail;
            if (taken.add(found)) return found;
        }
    }
}
