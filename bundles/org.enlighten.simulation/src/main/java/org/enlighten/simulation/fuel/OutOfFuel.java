// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

/// Metered code used up what one call may use. As bad as a stack that overflows, and a relative of that: whoever
/// guards against code that fails catches [VirtualMachineError].
public final class OutOfFuel extends VirtualMachineError {
    private static final long serialVersionUID = 1L;

    private final String plugIn;

    OutOfFuel(String plugIn, String method) {
        super("the plug-in '" + plugIn + "' used up what one step may use, in " + method);
        this.plugIn = plugIn;
    }

    /// The bundle whose code it was.
    public String plugIn() {
        return plugIn;
    }
}
