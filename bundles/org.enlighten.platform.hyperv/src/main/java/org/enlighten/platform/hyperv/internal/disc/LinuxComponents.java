// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlighten.guest.image.ImageFile;

/// What the disk has for Linux: `LINUX` with setup, its list, modules and daemons.
final class LinuxComponents {
    private static final String VERSION = "2.1.25";
    private static final String DIRECTORY = "LINUX/";
    private static final int SETUP_KIB = 16;
    private static final int DAEMON_KIB = 24;

    private static final List<DriverRow> MODULES = List.of(
            new DriverRow("HV_VMBUS", "hv_vmbus", List.of()),
            DriverRow.of("HV_STVSC", "hv_storvsc", Interfaces.SCSI, Interfaces.IDE),
            DriverRow.of("HV_NTVSC", "hv_netvsc", Interfaces.NETWORK),
            DriverRow.of("HV_UTILS", "hv_utils", Interfaces.COMPONENTS),
            DriverRow.of("HID_HYPV", "hid_hyperv", Interfaces.MOUSE),
            DriverRow.of("HYPRV_FB", "hyperv_fb", Interfaces.VIDEO));

    private static final Map<String, String> DAEMONS =
            Map.of("HV_KVP", "hv_kvp_daemon", "HV_VSS", "hv_vss_daemon", "HV_FCOPY", "hv_fcopy_daemon");

    private LinuxComponents() {}

    static void into(Map<String, byte[]> files) {
        MODULES.forEach(module -> files.put(DIRECTORY + module.file() + ".KO", module.bytes(VERSION)));
        DAEMONS.forEach((file, program) -> files.put(DIRECTORY + file, ImageFile.of(program, VERSION, DAEMON_KIB)));
        files.put(DIRECTORY + "SETUP.PL", ImageFile.of("setup.pl", VERSION, SETUP_KIB));
        files.put(DIRECTORY + "SETUP.LST", list().getBytes(StandardCharsets.US_ASCII));
    }

    private static String list() {
        return """
                ; What setup copies, and what the kernel and init are told.
                [Component]
                Name=Linux Integration Components
                Version=%s
                [Systems]
                suse-linux
                [Modules]
                %s
                [Files]
                %s
                [Daemons]
                %s
                """.formatted(
                        VERSION,
                        lines(MODULES.stream().map(m -> m.file() + ".KO=extra/" + m.id() + ".ko")),
                        lines(DAEMONS.entrySet().stream().map(d -> d.getKey() + "=/usr/sbin/" + d.getValue())),
                        lines(DAEMONS.values().stream().map(program -> "/usr/sbin/" + program)));
    }

    private static String lines(Stream<String> lines) {
        return String.join("\n", lines.sorted().toList());
    }
}
