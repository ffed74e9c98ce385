// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import java.util.Optional;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.simulation.Saved;

/// A platform at work on a booted host, until the host goes down.
public interface Installation {
    PlatformInfo info();

    /// The host boots: a hypervisor takes the processors here, before the first instruction of the host's kernel.
    void launch();

    /// Drivers and programs that the host's kernel may bind in this boot, if their files lie on its volume.
    List<DriverFactory> drivers();

    List<ProgramFactory> programs();

    Capacity capacity();

    /// Why virtual machines cannot be managed now (its management service does not run, say), as a sentence; empty
    /// when they can.
    Optional<String> unavailable();

    /// Where the host has the image of the disk with which this platform's components are set up in guests; empty when
    /// the platform has none.
    default Optional<String> integrationDisc() {
        return Optional.empty();
    }

    /// Takes a definition into its care; the machine is off.
    VirtualMachine define(VmDefinition definition);

    /// Forgets a machine that is off.
    void forget(VirtualMachine machine);

    /// In the order in which they were defined.
    List<VirtualMachine> machines();

    /// How long the processors of the host's own system were busy since it was booted. 0 where the platform cannot
    /// tell.
    default long hostCpuNs() {
        return 0;
    }

    /// Bundles come and go: machines whose operating system is not there any more stand still, those whose system is
    /// there again go on. Asked whenever something may have changed; false while a machine is still on its way.
    default boolean noticeSystems() {
        return true;
    }

    /// The switches of its machines; empty when it has none to offer.
    default Optional<VirtualNetworks> networks() {
        return Optional.empty();
    }

    /// What tries this platform's isolation from within a guest; empty when it brings nothing for that.
    default Optional<HostileGuest> hostileGuest() {
        return Optional.empty();
    }

    /// What code that has taken over a machine's guest gets at, or, for none, code in the kernel of the host's system:
    /// what is permitted now, asked of those who permit it.
    default List<Reach> reach(Optional<VirtualMachine> of) {
        return List.of();
    }

    /// Where in a running machine's memory this text lies, as code in the host's kernel reads it, as guest physical
    /// addresses. Told to the trace, page by page. Empty when the platform gives its host no such right.
    ///
    /// @param most places
    default List<Long> searchedByHost(VirtualMachine machine, byte[] text, int most) {
        return List.of();
    }

    /// The host goes down or has stopped: everything that ran is gone.
    void hostGone(String why);

    Saved save();

    void restore(Saved state);
}
