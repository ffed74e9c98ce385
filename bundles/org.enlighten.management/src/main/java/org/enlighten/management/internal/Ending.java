// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import org.enlighten.host.PhysicalMachine;
import org.enlighten.host.Power;

/// The end of a run for one host.
record Ending(HostNode host) {
    void end() {
        PhysicalMachine hardware = host.computer().hardware();
        host.settle();
        if (hardware.power() == Power.ON) hardware.powerOff();
        hardware.close();
    }
}
