// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

/// The machine's power as a host's own system reaches it. Called from within the kernel's run, at the instant
/// the last processor stops: an implementation notes the wish and acts after the current step.
public interface PowerControl {
    void powerOff();

    void restart();
}
