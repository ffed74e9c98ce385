// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.disc;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.enlighten.guest.image.ImageFile;

/// What the disk has for Windows: `\SUPPORT\X86` with setup, its list, drivers and the program of the services. One
/// directory serves all processors here.
final class WindowsComponents {
    private static final String DIRECTORY = "SUPPORT/X86/";
    private static final int SETUP_KIB = 64;
    private static final int SERVICES_KIB = 32;
    private static final String BUS = "ACPI\\VMBUS";

    private static final List<DriverRow> DRIVERS = List.of(
            new DriverRow("VMBUS", "vmbus", List.of(BUS)),
            DriverRow.of("STORVSC", "storvsc", Interfaces.SCSI),
            DriverRow.of("STORFLT", "storflt", Interfaces.IDE),
            DriverRow.of("NETVSC", "netvsc", Interfaces.NETWORK),
            DriverRow.of("VMBUSHID", "vmbushid", Interfaces.MOUSE),
            DriverRow.of("VMBUSVID", "vmbusvideo", Interfaces.VIDEO),
            DriverRow.of("VMIC", "vmic", Interfaces.COMPONENTS));

    private static final String LIST = """
            ; What setup copies and registers.
            [Component]
            Id=integration-services
            Version=%s
            Name=Hyper-V Integration Services
            [Systems]
            windows-2003
            windows-2008
            windows-2008-core
            [Services]
            vmicheartbeat | Hyper-V Heartbeat Service | VMICSVC.EXE -feature Heartbeat | a |
            vmickvpexchange | Hyper-V Data Exchange Service | VMICSVC.EXE -feature KvpExchange | a |
            vmicshutdown | Hyper-V Guest Shutdown Service | VMICSVC.EXE -feature Shutdown | a |
            vmictimesync | Hyper-V Time Synchronization Service | VMICSVC.EXE -feature TimeSync | a |
            vmicvss | Hyper-V Volume Shadow Copy Requestor | VMICSVC.EXE -feature VSS | a |
            [Files]
            VMICSVC.EXE=%%SYSTEM32%%
            """;

    private WindowsComponents() {}

    static void into(Map<String, byte[]> files, String version) {
        StringBuilder list = new StringBuilder(LIST.formatted(version));
        for (DriverRow driver : DRIVERS) {
            files.put(DIRECTORY + driver.file() + ".SYS", driver.bytes(version));
            list.append(driver.file()).append(".SYS=%DRIVERS%\n");
        }
        files.put(DIRECTORY + "SETUP.EXE", ImageFile.of("setup.exe", version, SETUP_KIB));
        files.put(DIRECTORY + "VMICSVC.EXE", ImageFile.of("vmicsvc.exe", version, SERVICES_KIB));
        files.put(DIRECTORY + "SETUP.INF", text(list.toString()));
        files.put("AUTORUN.INF", text("[autorun]\nopen=support\\x86\\setup.exe\n"));
    }

    private static byte[] text(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
