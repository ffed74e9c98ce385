// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.storage.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Snapshottable;
import org.enlighten.storage.command.AbsentUnit;
import org.enlighten.storage.command.CommandResult;
import org.enlighten.storage.command.ReportedLuns;
import org.enlighten.storage.command.ScsiTarget;
import org.enlighten.vmbus.storage.StorageUnit;
import org.enlighten.vmbus.storage.protocol.Srb;

/// The disks behind a channel, and what answers where there is none.
final class Units implements Snapshottable<Units.State> {
    record State(List<ScsiTarget.State> targets) {}

    private static final int REPORT_LUNS = 0xA0;

    private final List<StorageUnit> units;
    private final List<ScsiTarget> targets = new ArrayList<>();
    /// An accelerated disk is the only one on its channel, whatever address a guest gives.
    private final boolean single;

    Units(List<StorageUnit> units, boolean single) {
        this.units = List.copyOf(units);
        this.single = single;
        for (StorageUnit u : units)
            targets.add(new ScsiTarget(ScsiTarget.Kind.DISK, u.identity(), u.sizeBytes(), u.readOnly()));
    }

    int count() {
        return units.size();
    }

    StorageUnit get(int index) {
        return units.get(index);
    }

    ScsiTarget target(int index) {
        return targets.get(index);
    }

    /// Index of the disk that a request is for; -1 when there is none.
    int find(Srb srb) {
        if (single) return units.isEmpty() ? -1 : 0;
        for (int i = 0; i < units.size(); i++) if (units.get(i).isAt(srb.path(), srb.target(), srb.lun())) return i;
        return -1;
    }

    /// What does not depend on one disk: where there is none, and which there are. Empty when the disk answers.
    Optional<Answer> withoutDisk(Srb srb, byte[] cdb) {
        int operation = cdb[0] & 0xFF;
        if (operation == REPORT_LUNS) return Optional.of(new Answer.Of(ReportedLuns.answer(cdb, luns(srb))));
        if (find(srb) >= 0) return Optional.empty();
        return Optional.of(AbsentUnit.answer(cdb).<Answer>map(Answer.Of::new).orElseGet(Answer.NoUnit::new));
    }

    private List<Integer> luns(Srb srb) {
        if (single) return List.of(0);
        return units.stream()
                .filter(u -> u.path() == srb.path() && u.target() == srb.target())
                .map(StorageUnit::lun)
                .toList();
    }

    void reset() {
        targets.forEach(ScsiTarget::reset);
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(targets.stream().map(ScsiTarget::save).toList());
    }

    @Override
    public void restore(State s) {
        for (int i = 0; i < targets.size(); i++)
            targets.get(i).restore(s.targets().get(i));
    }

    /// An answer that no disk gives.
    sealed interface Answer {
        record Of(CommandResult result) implements Answer {}

        record NoUnit() implements Answer {}
    }
}
