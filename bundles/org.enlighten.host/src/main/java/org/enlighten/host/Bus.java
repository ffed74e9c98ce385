// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import org.enlighten.machine.Exit;
import org.enlighten.machine.VirtualProcessor;

/// The machine's own input and output, as its processors reach it without anybody in between: bare metal, and the
/// root partition, whose accesses are not intercepted.
public interface Bus {
    /// Does the port or memory-mapped access in the processor's slot and gives its answer: a value, or the elements
    /// done. Where no device listens, reads give ones.
    long access(VirtualProcessor vp);

    /// How long that access takes.
    long timeNs(Exit exit);
}
