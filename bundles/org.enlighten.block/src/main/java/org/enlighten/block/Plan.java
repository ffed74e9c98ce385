// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What a run leaves to be done, in order. Barriers part it into stages; inside a stage there is no order.
///
/// @param steps by phase; in a phase by block, so that neighbours can go in one request
/// @param changesMetadata it has a [Step.Put]: others may have seen its changes before the medium has
record Plan(List<Step> steps, boolean changesMetadata) {
    static final Plan NONE = new Plan(List.of(), false);
    private static final int LAST_PHASE = Integer.MAX_VALUE;
    private static final Comparator<Step> BY_PHASE =
            Comparator.comparingInt(Step::phase).thenComparingLong(Plan::placeInPhase);

    Plan {
        steps = List.copyOf(steps);
    }

    /// Orders `steps` and puts a barrier wherever a phase follows one that changes the medium. A plan that changes
    /// metadata ends with one, so that whatever depends on it comes after it on the medium.
    static Plan of(List<Step> steps, boolean changesMetadata) {
        if (steps.isEmpty()) return NONE;
        if (steps.size() == 1 && !changesMetadata) return new Plan(List.of(steps.getFirst()), false);
        steps.sort(BY_PHASE);
        List<Step> ordered = new ArrayList<>(steps.size() + 4);
        boolean changed = false;
        int phase = steps.getFirst().phase();
        for (Step step : steps) {
            if (step.phase() != phase && changed) {
                ordered.add(new Step.Barrier(phase));
                changed = false;
            }
            phase = step.phase();
            changed |= step.changes();
            ordered.add(step);
        }
        if (changesMetadata) ordered.add(new Step.Barrier(LAST_PHASE));
        return new Plan(ordered, changesMetadata);
    }

    /// The end of the stage that begins at `from`.
    int stageEnd(int from) {
        int end = from;
        while (end < steps.size() && !steps.get(end).alone()) end++;
        return Math.max(end, from + 1);
    }

    boolean changesMedium() {
        for (Step step : steps) if (step.changes()) return true;
        return false;
    }

    private static long placeInPhase(Step step) {
        return step instanceof Step.Put put ? put.block() : -1;
    }
}
