// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.bus;

import org.enlighten.block.Slice;

/// What devices ask of their surroundings; it is noted, and done after the access has been answered.
public interface Outside {
    /// Which way a drive moves data.
    enum Way {
        READ,
        WRITE,
        FLUSH
    }

    /// The interrupt controller has acknowledged `vector`.
    void interrupt(int vector);

    void transfer(long tag, int drive, Way way, long offsetBytes, Slice data);

    void reset();

    void powerOff();

    void screenChanged();

    void keyboardLights(int lights);

    void mediumEjected(int drive);

    /// A network adapter sends.
    void frame(int adapter, byte[] bytes);
}
