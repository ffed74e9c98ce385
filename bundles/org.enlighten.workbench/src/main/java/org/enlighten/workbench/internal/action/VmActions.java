// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.internal.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.enlighten.management.Drive;
import org.enlighten.management.DriveAddress;
import org.enlighten.management.Medium;
import org.enlighten.management.PowerAction;
import org.enlighten.management.VmChange;
import org.enlighten.management.VmState;
import org.enlighten.management.VmView;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.internal.dialog.Questions;
import org.enlighten.workbench.internal.look.Messages;
import org.enlighten.workbench.internal.look.Tone;

/// What can be done to virtual machines. What their power allows is management's to say.
public final class VmActions {
    private VmActions() {}

    /// @param connect opens the connection windows of what is selected
    /// @param settings opens the settings of the one that is selected
    public static List<Action> all(Consumer<Workbench> connect, Consumer<Workbench> settings) {
        List<Action> all = new ArrayList<>();
        all.add(vm("vm.connect", "monitor", Tone.ACCENT, SWT.CR, VmActions::connectable, connect));
        all.add(one("vm.settings", "settings", Tone.QUIET, SWT.MOD3 | SWT.CR, _ -> true, settings));
        all.add(power("vm.start", "play", Tone.RUNNING, true, SWT.MOD1 | 'S', PowerAction.START));
        all.add(power("vm.turnoff", "square", Tone.OFF, true, 0, PowerAction.TURN_OFF));
        all.add(power("vm.shutdown", "power", Tone.ERROR, false, SWT.MOD1 | 'D', PowerAction.SHUT_DOWN));
        all.add(power("vm.pause", "pause", Tone.PAUSED, true, SWT.MOD1 | 'P', PowerAction.PAUSE));
        all.add(power("vm.resume", "step-forward", Tone.RUNNING, true, SWT.MOD1 | 'P', PowerAction.RESUME));
        all.add(power("vm.reset", "rotate-cw", Tone.ACCENT, false, SWT.MOD1 | 'R', PowerAction.RESET));
        all.add(one(
                "vm.integration", "disc-3", Tone.ACCENT, SWT.MOD1 | 'I', VmActions::takesDisc, VmActions::insertDisc));
        all.add(one("vm.rename", "pencil", Tone.QUIET, SWT.F2, _ -> true, VmActions::rename));
        all.add(vm("vm.delete", "trash-2", Tone.ERROR, SWT.DEL, VmActions::deletable, VmActions::delete));
        return List.copyOf(all);
    }

    private static boolean connectable(VmView vm) {
        return !vm.critical() || (vm.state() != VmState.OFF && vm.state() != VmState.SAVED);
    }

    /// Into a system that runs: its setup is what the disk is for.
    private static boolean takesDisc(VmView vm) {
        return vm.state() == VmState.RUNNING && dvdDrive(vm).isPresent();
    }

    private static Optional<DriveAddress> dvdDrive(VmView vm) {
        return vm.settings().drives().stream()
                .filter(Drive.Dvd.class::isInstance)
                .map(Drive::address)
                .findFirst();
    }

    private static boolean deletable(VmView vm) {
        return (vm.state() == VmState.OFF || vm.state() == VmState.SAVED)
                && vm.operation().isEmpty();
    }

    /// An action that several machines can share.
    private static BuiltIn vm(
            String id, String icon, Tone tone, int key, Predicate<VmView> applies, Consumer<Workbench> work) {
        return builtIn(id, icon, tone, false, key, s -> all(s, applies), work);
    }

    /// An action on one machine.
    private static BuiltIn one(
            String id, String icon, Tone tone, int key, Predicate<VmView> applies, Consumer<Workbench> work) {
        return builtIn(id, icon, tone, false, key, s -> s.vms().size() == 1 && all(s, applies), work);
    }

    private static BuiltIn builtIn(
            String id,
            String icon,
            Tone tone,
            boolean solid,
            int key,
            Predicate<Selection> applies,
            Consumer<Workbench> work) {
        return new BuiltIn(id, Action.Target.VM, _ -> Messages.text(id), icon, tone, solid, key, "", applies, work);
    }

    private static boolean all(Selection selection, Predicate<VmView> applies) {
        return !selection.vms().isEmpty() && selection.vms().stream().allMatch(applies);
    }

    private static BuiltIn power(String id, String icon, Tone tone, boolean solid, int key, PowerAction action) {
        Predicate<VmView> possible = vm -> vm.possible().contains(action);
        return builtIn(id, icon, tone, solid, key, s -> all(s, possible), workbench -> power(workbench, action));
    }

    /// Asks where work in the guest could be lost, then does it.
    public static void power(Workbench workbench, PowerAction action) {
        List<VmView> vms = workbench.selection().vms();
        if (!confirmed(workbench, action, names(vms))) return;
        Batch.run(workbench, verb(action), vms, vm -> Batch.vms(workbench, vm).power(vm.id(), action));
    }

    private static boolean confirmed(Workbench workbench, PowerAction action, String names) {
        return switch (action) {
            case START, PAUSE, RESUME -> true;
            case TURN_OFF, SHUT_DOWN, RESET -> {
                String verb = verb(action);
                yield Questions.confirm(
                        workbench.shell(),
                        verb,
                        Messages.text("confirm." + verb + ".title"),
                        Messages.text("confirm." + verb, names),
                        Messages.text("confirm." + verb + ".yes"),
                        Messages.text("confirm." + verb + ".no"));
            }
        };
    }

    private static String verb(PowerAction action) {
        return switch (action) {
            case START -> "start";
            case TURN_OFF -> "turnoff";
            case SHUT_DOWN -> "shutdown";
            case PAUSE -> "pause";
            case RESUME -> "resume";
            case RESET -> "reset";
        };
    }

    /// The names in quotes, or how many they are.
    private static String names(List<VmView> vms) {
        return vms.size() == 1
                ? Messages.text("vm.named", vms.getFirst().name())
                : Messages.text("vm.count.in.sentence", vms.size());
    }

    private static void rename(Workbench workbench) {
        VmView vm = workbench.selection().single().orElseThrow();
        Questions.ask(
                        workbench.shell(),
                        Messages.text("rename.title"),
                        Messages.text("rename.question", vm.name()),
                        vm.name())
                .filter(name -> !name.equals(vm.name()))
                .ifPresent(name -> Batch.run(
                        workbench,
                        "rename",
                        List.of(vm),
                        v -> Batch.vms(workbench, v).modify(v.id(), List.of(new VmChange.Name(name.strip())))));
    }

    private static void insertDisc(Workbench workbench) {
        VmView vm = workbench.selection().single().orElseThrow();
        VmChange insert = new VmChange.Insert(dvdDrive(vm).orElseThrow(), new Medium.IntegrationServices());
        Batch.run(workbench, "medium", List.of(vm), v -> Batch.vms(workbench, v).modify(v.id(), List.of(insert)));
    }

    private static void delete(Workbench workbench) {
        List<VmView> vms = workbench.selection().vms();
        boolean yes = Questions.confirm(
                workbench.shell(),
                "",
                Messages.text("confirm.delete.title"),
                Messages.text("confirm.delete", names(vms)),
                Messages.text("confirm.delete.yes"),
                Messages.text("confirm.delete.no"));
        if (yes)
            Batch.run(workbench, "delete", vms, vm -> Batch.vms(workbench, vm).remove(vm.id()));
    }
}
