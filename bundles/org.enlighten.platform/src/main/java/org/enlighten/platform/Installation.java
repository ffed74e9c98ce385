// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// A platform at work on a booted host, until the host goes down.
public interface Installation {
    PlatformInfo info();

    Capacity capacity();

    /// Why virtual machines cannot be managed now (its management service does not run, say), as a sentence; empty when they can.
    Optional<String> unavailable();

    /// Takes a definition into its care; the machine is off.
    VirtualMachine define(VmDefinition definition);

    /// Forgets a machine that is off.
    void forget(VirtualMachine machine);

    List<VirtualMachine> machines();

    Saved save();

    void restore(Saved state);
}
