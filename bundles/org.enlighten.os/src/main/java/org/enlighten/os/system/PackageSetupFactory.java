// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;

/// Makes [PackageSetup] for one system.
///
/// @param image its image's file name in lower case, such as `pkgmgr.exe`
/// @param systemFile path of the system file on the system volume
public record PackageSetupFactory(String image, PackageLibrary library, String systemFile) implements ProgramFactory {
    @Override
    public Program create(String arguments) {
        return new PackageSetup(library, systemFile, arguments);
    }
}
