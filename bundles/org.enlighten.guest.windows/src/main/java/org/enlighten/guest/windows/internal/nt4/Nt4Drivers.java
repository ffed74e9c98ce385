// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.nt4;

import java.util.List;
import org.enlighten.os.system.DriverFile;

/// The driver files of the CD.
final class Nt4Drivers {
    private Nt4Drivers() {}

    /// What setup copies.
    static List<DriverFile> installed() {
        return List.of();
    }

    /// What lies on the CD for people who want it.
    static List<DriverFile> optional() {
        return List.of();
    }

    /// Bound before the CD can be read.
    static String[] ofSetup() {
        return new String[0];
    }

    /// Bound before the disk can be read.
    static String[] ofBoot() {
        return new String[0];
    }
}
