// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest;

import java.util.List;
import org.enlighten.block.FileStore;
import org.enlighten.machine.Machine;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.kernel.Kernel;
import org.osgi.annotation.versioning.ConsumerType;

/// A system as it runs a physical machine: its system volume is a [FileStore], not a disk with a boot record.
/// Stateless, like [GuestOs].
@ConsumerType
public interface HostOs {
    /// Everything its volume holds after installation, in the order of its paths.
    FileTree files();

    /// Puts [#files] onto a volume that has room for them, the system file last. The volume takes its time; the answer
    /// says when it is through.
    default VolumeInstallation installOnto(FileStore volume) {
        return VolumeInstallation.start(files(), volume, systemFileOnVolume());
    }

    /// Goes on with an installation that was saved.
    default VolumeInstallation installOnto(FileStore volume, VolumeInstallation.State state) {
        return VolumeInstallation.resume(files(), volume, systemFileOnVolume(), state);
    }

    /// [#systemFile] as its volume writes it.
    private String systemFileOnVolume() {
        String path = systemFile();
        return path.substring(path.indexOf('\\') + 1).replace('\\', '/');
    }

    /// Path of its system file on the system volume, as its programs write it: what installs features changes it.
    String systemFile();

    /// Path of the program that installs features and takes them away, as its programs write it.
    String featureSetup();

    /// Builds the kernel that runs on the machine's boot processor from now on; it reads its drivers, services and
    /// programs from the system volume. Called again for the same machine it gives the same kernel anew, to which a
    /// saved state can be restored.
    ///
    /// @param devices what firmware names; the one whose [DeviceNode#files] is present first is the system volume
    /// @param services libraries closed over the host's side, and how the machine is switched off
    Kernel boot(Machine machine, List<DeviceNode> devices, BootServices services);
}
