// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.SystemInfo;

/// One virtual machine of an [Installation]. Its state machine is the platform's own; [PowerAction] says what is
/// legal. Runs on the simulation's thread.
public interface VirtualMachine {
    VmDefinition definition();

    /// New settings: those that a running machine cannot take are refused with a sentence.
    void define(VmDefinition definition) throws FittingException;

    /// Asks for a change of state; ends in exactly one call of `completion`'s `done` or `failed`.
    void power(PowerAction action, Completion completion);

    MachineView view();

    ScreenView screen();

    /// Types: each character as the keys that make it; `\n` is Enter.
    void type(String text);

    /// Presses and releases keys, as scan codes of set 1.
    void press(int... scanCodes);

    /// Puts a medium into the DVD drive there; takes effect at once, running or not.
    void insert(int controller, int location, DvdMedium medium, Completion completion);

    List<DeviceView> devices();

    /// The guest's own picture of itself, when a system of the kit runs in it.
    java.util.Optional<SystemInfo> guest();

    /// The adapters that its guest has drivers for, as the guest sees them.
    default List<NetworkInfo.Adapter> guestAdapters() {
        return List.of();
    }

    /// Its integration services; empty on a platform that has none.
    default java.util.Optional<GuestServices> services() {
        return java.util.Optional.empty();
    }

    /// The number that stands for this machine in trace events.
    int traceNumber();
}
