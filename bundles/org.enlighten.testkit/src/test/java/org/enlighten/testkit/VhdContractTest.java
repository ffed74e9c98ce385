// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit;

import java.util.List;
import java.util.UUID;
import org.enlighten.storage.DiskFormat;
import org.enlighten.storage.DiskSpec;
import org.enlighten.storage.DiskType;
import org.enlighten.storage.vhd.VhdFormat;

/// Our own format, tried as a third party's would be.
class VhdContractTest extends DiskFormatContract {
    @Override
    protected DiskFormat format() {
        return new VhdFormat();
    }

    @Override
    protected DiskSpec spec() {
        return new DiskSpec(DiskType.DYNAMIC, 256 << 10, 16 << 10, new UUID(1, 2), 1_204_070_400L);
    }

    @Override
    protected List<String> covers() {
        return List.of("org.enlighten.storage.DiskEngine");
    }
}
