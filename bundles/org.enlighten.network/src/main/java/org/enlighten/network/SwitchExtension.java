// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Saved;
import org.osgi.annotation.versioning.ConsumerType;

/// Code of a third party in the way of every frame of one switch. Each frame passes [#entering] once, then
/// [#destinations] until one extension answers, then [#leaving] for every port it goes to; extensions are asked in
/// their order. On the simulation's thread. One that throws is switched off, the frame at hand is dropped, and
/// [SwitchView] says why.
///
/// Contents of frames are guests': hostile, and not to be changed.
@ConsumerType
public interface SwitchExtension {
    /// What becomes of a frame.
    enum Verdict {
        PASS,
        DROP
    }

    /// A frame has passed the rules of the port it came from; it is not forwarded yet.
    default Verdict entering(SwitchedFrame frame, PortInfo from) {
        return Verdict.PASS;
    }

    /// Decides instead of the switch where a frame goes. Empty: the switch decides. VLANs hold anyway.
    ///
    /// @param ports all that the switch has, by name
    default Optional<List<PortInfo>> destinations(SwitchedFrame frame, PortInfo from, List<PortInfo> ports) {
        return Optional.empty();
    }

    /// A frame is about to leave at a port.
    default Verdict leaving(SwitchedFrame frame, PortInfo from, PortInfo to) {
        return Verdict.PASS;
    }

    default Saved save() {
        return Saved.NOTHING;
    }

    default void restore(Saved state) {}
}
