// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal.command;

import org.enlighten.console.ByteSize;
import org.enlighten.management.ManagementException;

/// Memory is given out in whole MiB.
final class Mebibytes {
    private Mebibytes() {}

    static int of(String parameter, ByteSize size) throws ManagementException {
        long mib = size.bytes() >> 20;
        if (size.bytes() != mib << 20 || mib == 0 || mib > Integer.MAX_VALUE)
            throw new ManagementException("%s must be a whole number of MB, such as 512MB, not %s."
                    .formatted(parameter, ByteSize.text(size.bytes())));
        return (int) mib;
    }
}
