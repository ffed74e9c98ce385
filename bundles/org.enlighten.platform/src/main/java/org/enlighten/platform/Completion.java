// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import org.enlighten.simulation.Cause;

/// Gets the outcome of what was asked of a platform, once, on the simulation's thread.
public interface Completion {
    void progress(int percent);

    void done();

    void failed(Cause why);
}
