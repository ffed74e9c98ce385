// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import org.enlighten.guest.windows.internal.program.StagedProgram;
import org.enlighten.guest.windows.internal.setup.Setup;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;

/// Setup for this system.
final class Nt4Setup implements ProgramFactory {
    private static final Setup.Product PRODUCT =
            new Setup.Product(Nt4.ID, Nt4Services.systemFile(), Nt4.SYSTEM_FILE, Nt4.COMPUTER_NAME_FILE);

    private Nt4Setup() {}

    static ProgramFactory factory() {
        return new Nt4Setup();
    }

    @Override
    public String image() {
        return "setup.exe";
    }

    @Override
    public Program create(String arguments) {
        return new StagedProgram(new Setup(PRODUCT, arguments));
    }
}
