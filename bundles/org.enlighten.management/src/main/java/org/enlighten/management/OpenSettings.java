// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.OptionalLong;

/// How to open a workspace.
///
/// @param workspace folder in the real file system; empty for a private one that is removed at the end
/// @param seed of all chance in this run; empty for the seed the workspace was made with
/// @param clock who makes virtual time pass
public record OpenSettings(String workspace, OptionalLong seed, Clock clock) {
    /// Who makes virtual time pass.
    public enum Clock {
        /// Whoever waits: time passes only within [Management#await] and [SimulationManagement]. For scripts, which
        /// then run the same every time.
        WAITING_CALLER,
        /// A thread of its own, at the pace that was set. For a workbench.
        OWN_THREAD
    }

    /// The folder in which the user's own things lie: `ENLIGHTEN_USER`, or else `.enlighten` in the user's home.
    public static String userFolder() {
        String home = System.getenv("ENLIGHTEN_USER");
        return home != null && !home.isBlank() ? home : System.getProperty("user.home") + "/.enlighten";
    }

    /// The user's own workspace.
    public static String userWorkspace() {
        return userFolder() + "/workspace";
    }

    /// A private workspace for a script.
    public static OpenSettings temporary(long seed) {
        return new OpenSettings("", OptionalLong.of(seed), Clock.WAITING_CALLER);
    }
}
