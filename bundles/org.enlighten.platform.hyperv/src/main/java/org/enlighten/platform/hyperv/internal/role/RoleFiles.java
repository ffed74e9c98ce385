// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.role;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.system.DriverFile;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.platform.hyperv.internal.disc.IntegrationDisc;

/// What the Hyper-V role puts on the host's system volume.
public final class RoleFiles {
    public static final String VERSION = "6.0.6001.18016";
    public static final String MANAGEMENT = "vmms.exe";
    public static final String WORKER = "vmwp.exe";
    public static final String WMI_PROVIDER = "wmiprvse.exe";
    private static final String SYSTEM = "\\Windows\\System32\\";
    private static final String DRIVERS = SYSTEM + "drivers\\";
    /// The image of the integration services setup disk, on the host.
    public static final String INTEGRATION_DISC = "C:" + SYSTEM + "vmguest.iso";

    private static final OsPackage FEATURE = made();

    private RoleFiles() {}

    /// Where the worker's image lies, as a program names it.
    public static String workerPath() {
        return "C:" + SYSTEM + WORKER;
    }

    public static OsPackage feature() {
        return FEATURE;
    }

    private static OsPackage made() {
        return OsPackage.named("hyper-v", VERSION, "Hyper-V")
                .file(SYSTEM + "hvix64.exe", text("hypervisor=hyper-v"))
                .file(INTEGRATION_DISC.substring(2), IntegrationDisc.bytes(VERSION))
                .file(SYSTEM + MANAGEMENT, program(MANAGEMENT))
                .file(SYSTEM + WORKER, program(WORKER))
                .file(SYSTEM + "wbem\\" + WMI_PROVIDER, program(WMI_PROVIDER))
                .driver(DRIVERS + "vid.sys", driver("vid"))
                .driver(DRIVERS + "vmbusr.sys", driver("vmbusr"))
                .driver(DRIVERS + "vhdmp.sys", driver("vhdmp"))
                .driver(DRIVERS + "storvsp.sys", driver("storvsp"))
                .driver(DRIVERS + "vmswitch.sys", driver("netvsp"))
                .driver(DRIVERS + "vms_pp.sys", new DriverFile("vms_pp", VERSION, List.of("NETWORK\\ADAPTER")))
                .driver(DRIVERS + "vmicvdev.sys", driver("vmicvdev"))
                .service(
                        service("vmms", "Hyper-V Virtual Machine Management", SYSTEM + MANAGEMENT, List.of("tcp/2179")))
                .service(service("vmwmi", "Hyper-V WMI Provider", SYSTEM + "wbem\\" + WMI_PROVIDER, List.of()))
                .build();
    }

    private static ServiceEntry service(String name, String displayName, String image, List<String> ports) {
        return new ServiceEntry(name, displayName, "C:" + image, "", ServiceInfo.Start.AUTOMATIC, ports);
    }

    private static DriverFile driver(String id) {
        return new DriverFile(id, VERSION, List.of());
    }

    private static byte[] program(String image) {
        return text("program=" + image + "\nversion=" + VERSION);
    }

    private static byte[] text(String content) {
        return (content + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
