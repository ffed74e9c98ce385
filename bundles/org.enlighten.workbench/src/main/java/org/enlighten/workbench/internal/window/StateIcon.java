// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import org.eclipse.swt.graphics.Image;
import org.enlighten.management.HostView;
import org.enlighten.management.VmView;
import org.enlighten.workbench.internal.look.Look;
import org.enlighten.workbench.internal.look.Tone;

/// The sign of a state: each has a shape of its own, hollow while it is on its way.
final class StateIcon {
    private StateIcon() {}

    static Image of(VmView vm, Look look) {
        if (vm.critical()) return look.icon("triangle-alert", Tone.ERROR);
        return switch (vm.state()) {
            case RUNNING -> look.solid("play", Tone.RUNNING);
            case OFF -> look.solid("square", Tone.OFF);
            case PAUSED -> look.solid("pause", Tone.PAUSED);
            case SAVED -> look.icon("save", Tone.SAVED);
            case STARTING, RESUMING -> look.icon("play", Tone.RUNNING);
            case SAVING -> look.icon("save", Tone.OFF);
            case STOPPING -> look.icon("square", Tone.OFF);
            case PAUSING -> look.icon("pause", Tone.PAUSED);
            case RESETTING -> look.icon("rotate-cw", Tone.ACCENT);
        };
    }

    static Image of(HostView host, Look look) {
        return switch (host.state()) {
            case OFF -> look.icon("server-off", Tone.OFF);
            case STARTING, SHUTTING_DOWN -> look.icon("hourglass", Tone.PAUSED);
            case RUNNING -> look.icon("server", host.manageable() ? Tone.RUNNING : Tone.PAUSED);
            case BUGCHECK -> look.icon("circle-x", Tone.ERROR);
        };
    }
}
