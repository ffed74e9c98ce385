// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;
import org.enlighten.simulation.Job;

/// Why a job failed, or took as long as it did: what it says itself, where the time of processors and disks went
/// meanwhile,
/// and what the trace tells of its time that is no everyday matter.
///
/// @param causes sentences, each the reason of the one before; empty for a job that did not fail
/// @param leftOut of the happenings, those before the ones that are here
public record JobExplanation(
        Job.View job, List<String> causes, List<Spent> spent, List<Happening> happenings, long leftOut) {
    public JobExplanation {
        causes = List.copyOf(causes);
        spent = List.copyOf(spent);
        happenings = List.copyOf(happenings);
    }

    /// Time that went to something, within the job's.
    ///
    /// @param who a processor, or the host's disks
    /// @param what a clause, such as `it waited for a logical processor`
    public record Spent(String who, String what, long ns, double percent) {}

    /// @param afterNs the job's beginning
    /// @param where a machine's name, or `root`
    public record Happening(long afterNs, String where, String what) {}
}
