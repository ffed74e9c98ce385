// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform.hyperv.internal.vid;

import java.util.List;
import org.enlighten.hypervisor.protocol.PropertyCode;
import org.enlighten.platform.VmDefinition;
import org.enlighten.platform.hyperv.internal.vid.Partitioning.Kind;
import org.enlighten.platform.hyperv.internal.vid.Partitioning.Step;

/// A definition's share of the processors as partition properties, which count in 1/65536 of a logical processor.
final class Shares {
    private static final long WHOLE = 65_536;

    private Shares() {}

    static List<Step> steps(VmDefinition definition) {
        return List.of(
                new Step(Kind.PROPERTY, PropertyCode.CPU_WEIGHT, definition.weight(), 0),
                new Step(Kind.PROPERTY, PropertyCode.CPU_CAP, definition.limitPercent() * WHOLE / 100, 0),
                new Step(Kind.PROPERTY, PropertyCode.CPU_RESERVE, definition.reservePercent() * WHOLE / 100, 0));
    }
}
