// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.List;

/// What a virtual machine's integration services say and can be asked for. Each request ends in exactly one call of
/// its
/// completion's `done` or `failed`, with the reason: never that it failed and no more. Runs on the simulation's
/// thread.
public interface GuestServices {
    /// All that the platform knows, in the order in which its tools list them.
    List<GuestServiceView> services();

    /// The guest's clock beside the host's.
    GuestClock clock();

    /// Asks the guest to go down; done when the machine is off.
    ///
    /// @param force programs that object are ended
    /// @param reason shown in the guest
    void shutdown(boolean force, String reason, Completion completion);

    /// Asks the guest for all keys and values that it has; then [#items] are they.
    void refreshItems(Completion completion);

    /// What the guest was found to have when it was last asked.
    List<GuestItem> items();

    /// Puts a value where programs of the guest find what their host says.
    void setItem(String key, String value, Completion completion);

    void removeItem(String key, Completion completion);

    /// Has the guest's programs put their data in order and hold still, lets `copy` run at that instant, and lets
    /// them go
    /// on; done when they did so on time, so that the copy is good.
    void frozen(Runnable copy, Completion completion);

    /// Brings a file of the host's volume into the guest.
    void copyFile(String source, String target, boolean overwrite, boolean createPath, Completion completion);
}
