// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.management.Drive;
import org.enlighten.management.Medium;
import org.enlighten.management.VmView;
import org.enlighten.workbench.internal.look.Format;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.window.FactGrid.Fact;

/// What the details tell of a virtual machine. What the model does not have is not told.
final class VmFacts {
    private VmFacts() {}

    static List<Fact> summary(VmView vm) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.created", Format.date(vm.created())));
        if (!vm.heartbeat().isEmpty()) facts.add(fact("fact.heartbeat", vm.heartbeat()));
        facts.add(fact("fact.integration", vm.integrationServices()));
        if (!vm.guestSystem().isEmpty()) facts.add(fact("fact.guest", vm.guestSystem()));
        facts.add(
                fact("fact.processors", String.valueOf(vm.settings().processor().count())));
        vm.settings().drives().forEach(drive -> facts.add(drive(drive)));
        if (vm.workerProcessId() > 0) facts.add(fact("fact.worker", "vmwp.exe, PID " + vm.workerProcessId()));
        String notes = vm.settings().notes();
        facts.add(fact("fact.notes", notes.isEmpty() ? Messages.text("fact.none") : notes));
        return facts;
    }

    static List<Fact> memory(VmView vm) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("fact.startup", Format.memory(vm.settings().memory().startupMib())));
        String assigned = Format.memory(vm.assignedMemoryMib());
        facts.add(fact("fact.assigned", assigned.isEmpty() ? Messages.text("fact.none") : assigned));
        facts.add(fact("fact.dynamic", Messages.text("fact.dynamic.off")));
        return facts;
    }

    private static Fact drive(Drive drive) {
        return switch (drive) {
            case Drive.HardDisk(var address, String path) ->
                new Fact(Messages.text("fact.disk", address.toString()), path);
            case Drive.Dvd(var address, Medium medium) ->
                new Fact(Messages.text("fact.dvd", address.toString()), medium(medium));
        };
    }

    static String medium(Medium medium) {
        return switch (medium) {
            case Medium.None() -> Messages.text("medium.none");
            case Medium.Image(String path) -> path;
            case Medium.Installation(String system) -> Messages.text("medium.installation", system);
            case Medium.IntegrationServices() -> Messages.text("medium.integration");
        };
    }

    private static Fact fact(String key, String value) {
        return new Fact(Messages.text(key), value);
    }
}
