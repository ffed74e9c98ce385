// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// The workload in one machine's guest: a program on the guest's disk, started, looked at and stopped at the guest's
/// prompt,
/// as a person would. All of it takes virtual time, and fails when the guest shows no prompt.
public interface VmWorkloads {
    /// @param kind `oltp`, `mail`, `web`, `cpu` or `idle`
    /// @param settings such as `clients=4 seconds=60`; empty for the usual ones
    Operation<String> start(String kind, String settings);

    Operation<WorkloadView> view();

    Operation<String> stop();
}
