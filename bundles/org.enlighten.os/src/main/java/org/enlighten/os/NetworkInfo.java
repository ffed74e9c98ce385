// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.List;
import org.enlighten.os.net.protocol.MacAddress;

/// The adapters of a system, in the order in which they were found.
public record NetworkInfo(List<Adapter> adapters) {
    /// @param number by which calls name it, from 1
    /// @param name as Device Manager shows it
    /// @param up whether it has a link
    public record Adapter(
            int number, String name, MacAddress hardware, boolean up, NetworkConfiguration configuration) {}
}
