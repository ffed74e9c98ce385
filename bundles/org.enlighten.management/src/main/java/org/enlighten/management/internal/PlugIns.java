// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import org.enlighten.management.ManagementException;
import org.enlighten.management.PlugInView;

/// The plug-ins of whatever this runs in.
interface PlugIns {
    /// Where nothing is plugged in or out.
    PlugIns NONE = new PlugIns() {
        @Override
        public List<PlugInView> all() {
            return List.of();
        }

        @Override
        public void run(String name, boolean running) throws ManagementException {
            throw new ManagementException("There is no plug-in '%s' here.".formatted(name));
        }
    };

    /// By name.
    List<PlugInView> all();

    /// Starts or stops one.
    void run(String name, boolean running) throws ManagementException;
}
