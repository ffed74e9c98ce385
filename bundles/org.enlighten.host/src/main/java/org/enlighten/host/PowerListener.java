// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// Told when software on the machine turned it off or reset it, on the simulation's thread, after it happened.
public interface PowerListener {
    /// All its processors have stopped, in good order: its volumes have written out their caches.
    void turnedOff();

    /// All its processors were reset; it is as after power-on and waits for somebody to boot it.
    void wasReset();
}
