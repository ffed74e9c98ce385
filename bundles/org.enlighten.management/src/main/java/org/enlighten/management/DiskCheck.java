// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

import java.util.List;

/// What is wrong with a disk: sentences, none for a sound one.
public record DiskCheck(String path, List<String> faults) {
    public DiskCheck {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }
}
