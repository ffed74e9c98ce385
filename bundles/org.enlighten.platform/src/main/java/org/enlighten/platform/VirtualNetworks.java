// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.enlighten.network.MacAddressRange;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchView;

/// The switches of a host whose platform is at work. Who defines them keeps their definitions; they begin empty in
/// each boot.
public interface VirtualNetworks {
    /// By name.
    List<SwitchDefinition> switches();

    /// A new switch, or other settings of the one with that id. Throws a sentence when it cannot be.
    void define(SwitchDefinition definition) throws FittingException;

    /// Its adapters stay, connected to nothing.
    void remove(String name) throws FittingException;

    Optional<SwitchView> view(String name);

    /// Dynamic addresses are given from here.
    MacAddressRange addresses();

    /// The port of an adapter of a running machine that is connected.
    Optional<SwitchPort> port(UUID adapter);
}
