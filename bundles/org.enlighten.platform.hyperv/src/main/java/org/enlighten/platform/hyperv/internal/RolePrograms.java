// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal;

import java.util.List;
import java.util.function.Function;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.platform.hyperv.internal.role.RoleFiles;
import org.enlighten.platform.hyperv.internal.vmms.ManagementProgram;
import org.enlighten.platform.hyperv.internal.vmms.WmiProviderProgram;
import org.enlighten.platform.hyperv.internal.worker.WorkerProgram;

/// The role's user-mode programs.
final class RolePrograms {
    private RolePrograms() {}

    static List<ProgramFactory> of(HypervInstallation installation) {
        return List.of(
                new Image(RoleFiles.MANAGEMENT, arguments -> new ManagementProgram(installation)),
                new Image(RoleFiles.WMI_PROVIDER, arguments -> new WmiProviderProgram()),
                new Image(RoleFiles.WORKER, arguments -> worker(installation, arguments)));
    }

    private static Program worker(HypervInstallation installation, String arguments) {
        return new WorkerProgram(installation.machine(Integer.parseInt(arguments.strip())));
    }

    private record Image(String image, Function<String, Program> maker) implements ProgramFactory {
        @Override
        public Program create(String arguments) {
            return maker.apply(arguments);
        }
    }
}
