// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.Firmware;
import org.enlighten.os.system.OsPackage;
import org.enlighten.platform.HostSystem;
import org.enlighten.platform.Installation;
import org.enlighten.platform.Platform;
import org.enlighten.platform.PlatformInfo;
import org.enlighten.platform.Unmet;
import org.enlighten.platform.hyperv.internal.HypervInstallation;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.storage.DiskFormat;
import org.enlighten.vmbus.PacketCauses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/// Hyper-V as a role of Windows Server 2008: a micro-kernelized hypervisor, drivers and management in the root
/// partition.
@Component(service = Platform.class)
public final class HypervPlatform implements Platform {
    private static final PlatformInfo INFO =
            new PlatformInfo("hyper-v", "Hyper-V", "Hyper-V", "Enlighten", PlatformInfo.Kind.MICRO_KERNELIZED);

    private final List<DiskFormat> formats;
    private final PacketCauses causes;

    /// @param formats of disk images; what comes or goes later is seen in the next boot of a host
    @Activate
    public HypervPlatform(
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<DiskFormat> formats,
            @Reference PacketCauses causes) {
        this.formats = formats;
        this.causes = causes;
    }

    @Override
    public PlatformInfo info() {
        return INFO;
    }

    @Override
    public List<Unmet> requirements(HostSystem host) {
        Firmware firmware = host.hardware().firmware();
        List<Unmet> unmet = new ArrayList<>();
        if (!firmware.x64()) {
            unmet.add(new Unmet(
                    "x64 edition",
                    "The processors of " + host.name()
                            + " do not run 64-bit software. Hyper-V needs an x64 edition of Windows."));
        }
        if (!firmware.hardwareVirtualization()) {
            unmet.add(new Unmet(
                    "Hardware virtualization",
                    "Hardware virtualization (Intel VT or AMD-V) is off on " + host.name()
                            + ". Switch it on in the firmware settings and power the computer off and on."));
        }
        if (!firmware.dep()) {
            unmet.add(new Unmet(
                    "Data Execution Prevention",
                    "Hardware Data Execution Prevention (Intel XD or AMD NX) is off on " + host.name()
                            + ". Switch it on in the firmware settings and power the computer off and on."));
        }
        return List.copyOf(unmet);
    }

    @Override
    public OsPackage feature() {
        return RoleFiles.feature();
    }

    @Override
    public Installation installation(HostSystem host) {
        return new HypervInstallation(INFO, host, formats, causes);
    }
}
