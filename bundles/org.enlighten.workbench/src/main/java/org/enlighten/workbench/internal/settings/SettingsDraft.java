// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.Medium;
import org.enlighten.management.MemorySettings;
import org.enlighten.management.ProcessorSettings;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmSettings;
import org.enlighten.management.VmView;
import org.enlighten.workbench.internal.look.Messages;

/// Settings as they are being edited, and the changes that lead to them. Knows no widgets.
final class SettingsDraft {
    final VmView vm;
    String name;
    String notes;
    int memoryMib;
    int processors;
    int reservePercent;
    int limitPercent;
    int weight;
    final Map<DriveAddress, Medium> media = new LinkedHashMap<>();

    SettingsDraft(VmView vm) {
        this.vm = vm;
        VmSettings settings = vm.settings();
        name = vm.name();
        notes = settings.notes();
        memoryMib = settings.memory().startupMib();
        processors = settings.processor().count();
        reservePercent = settings.processor().reservePercent();
        limitPercent = settings.processor().limitPercent();
        weight = settings.processor().relativeWeight();
        for (Drive drive : settings.drives())
            if (drive instanceof Drive.Dvd(DriveAddress address, Medium medium)) media.put(address, medium);
    }

    /// What is wrong; empty when it can be applied.
    Optional<String> problem() {
        if (name.isBlank()) return Optional.of(Messages.text("newvm.problem.name"));
        if (reservePercent > limitPercent) return Optional.of(Messages.text("settings.problem.reserve"));
        if (memoryMib % 2 != 0) return Optional.of(Messages.text("newvm.problem.memory.odd"));
        for (Medium medium : media.values())
            if (medium instanceof Medium.Image(String path) && path.isBlank())
                return Optional.of(Messages.text("settings.problem.image"));
        return Optional.empty();
    }

    /// Only what differs.
    List<VmChange> changes() {
        List<VmChange> changes = new ArrayList<>();
        VmSettings before = vm.settings();
        if (!name.strip().equals(vm.name())) changes.add(new VmChange.Name(name.strip()));
        if (!notes.equals(before.notes())) changes.add(new VmChange.Notes(notes));
        if (memoryMib != before.memory().startupMib()) changes.add(new VmChange.Memory(new MemorySettings(memoryMib)));
        ProcessorSettings processor = new ProcessorSettings(processors, reservePercent, limitPercent, weight);
        if (!processor.equals(before.processor())) changes.add(new VmChange.Processor(processor));
        for (Drive drive : before.drives())
            if (drive instanceof Drive.Dvd(DriveAddress address, Medium medium) && !medium.equals(media.get(address)))
                changes.add(new VmChange.Insert(address, media.get(address)));
        return changes;
    }
}
