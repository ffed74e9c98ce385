// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine;

import java.util.EnumMap;
import java.util.Map;

/// The costs of one hardware profile, in whole nanoseconds: cycles become nanoseconds once, when the profile is
/// loaded.
public final class Costs {
    private final long[] ns = new long[Cost.values().length];

    /// @param nanoseconds one entry for each [Cost]; a missing one is an [IllegalArgumentException]
    public Costs(Map<Cost, Long> nanoseconds) {
        for (Cost cost : Cost.values()) {
            Long value = nanoseconds.get(cost);
            if (value == null || value < 0)
                throw new IllegalArgumentException("a hardware profile names no cost of " + cost);
            ns[cost.ordinal()] = value;
        }
    }

    /// Every cost the same: for tests in which only order counts.
    public static Costs uniform(long eachNs) {
        Map<Cost, Long> all = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) all.put(cost, eachNs);
        return new Costs(all);
    }

    public long ns(Cost cost) {
        return ns[cost.ordinal()];
    }
}
