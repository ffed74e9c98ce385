// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vmms;

/// What the management service knows of its machines.
public interface WorkerDirectory {
    String name(int machine);

    String workerPath();

    String workerArguments(int machine);

    void workerStarted(int machine, int processId);

    void workerNotStarted(int machine, String why);
}
