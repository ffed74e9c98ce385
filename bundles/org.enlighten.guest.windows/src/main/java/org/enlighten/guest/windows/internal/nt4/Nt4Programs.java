// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.windows.internal.image.Image;
import org.enlighten.guest.windows.internal.image.Images;
import org.enlighten.guest.windows.internal.setup.Setup;
import org.enlighten.guest.windows.internal.tool.DmaCheck;
import org.enlighten.os.ProgramFactory;

/// The programs that this system knows: those it shares with others, and its own.
final class Nt4Programs {
    private static final Setup.Product PRODUCT =
            new Setup.Product(Nt4.ID, Nt4Services.systemFile(), Nt4.SYSTEM_FILE, Nt4.COMPUTER_NAME_FILE);
    private static final DmaCheck.Choice DISK_DRIVERS =
            new DmaCheck.Choice(Nt4.ID, Nt4Drivers.PROGRAMMED_IO, Nt4Drivers.BUS_MASTER, "C:" + Nt4.DRIVER_DIRECTORY);

    static final ProgramFactory SETUP =
            Image.of("setup.exe", arguments -> new Setup(PRODUCT, arguments)).memoryKib(Setup.MEMORY_KIB);

    private static final ProgramFactory DMA_CHECK =
            Image.of("dmacheck.exe", arguments -> new DmaCheck(DISK_DRIVERS, arguments));

    private Nt4Programs() {}

    static List<ProgramFactory> all() {
        List<ProgramFactory> all = new ArrayList<>(Images.all());
        all.add(DMA_CHECK);
        all.add(SETUP);
        return all;
    }
}
