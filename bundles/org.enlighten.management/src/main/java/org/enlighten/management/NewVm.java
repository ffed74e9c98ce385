// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// A virtual machine to be defined.
///
/// @param name 1 to 100 characters; need not be unique
/// @param path folder for its configuration; empty for the host's default
/// @param drives empty for a DVD drive at IDE 1:0 alone
public record NewVm(
        String name,
        String notes,
        ProcessorSettings processor,
        MemorySettings memory,
        String path,
        List<Drive> drives) {
    public NewVm {
        drives = List.copyOf(drives);
    }

    /// A machine as the wizard makes it when everything is left as it is.
    public static NewVm named(String name) {
        return new NewVm(name, "", ProcessorSettings.DEFAULT, MemorySettings.DEFAULT, "", List.of());
    }
}
