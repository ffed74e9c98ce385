// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.enlighten.guest.disk.BootRecordChange;
import org.enlighten.guest.file.CopyFiles;
import org.enlighten.guest.file.DeleteFiles;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.file.TakePlace;
import org.enlighten.guest.file.WriteFile;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.system.SystemFile;
import org.enlighten.simulation.Saved;

/// `setup [DIRECTORY] [/quiet] [/remove]`: installs what a CD's list says, or takes it away again. Files come first,
/// then the boot record, the system file last, and the other way round when it removes: a power cut never leaves a
/// service whose file is not there.
public final class ComponentSetup implements Activity {
    /// The system that it installs on.
    ///
    /// @param expand puts directories' names into a text, such as `%DRIVERS%`
    /// @param systemFile path of its system file, with the drive
    public record Target(String systemId, UnaryOperator<String> expand, String systemFile) {}

    private final Target target;
    private final Sequence steps;
    private String directory = "";
    private String list = "";
    private String system = "";

    public ComponentSetup(Target target, String arguments) {
        this.target = target;
        List<String> words = Arrays.stream(arguments.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        boolean quiet = words.stream().anyMatch(word -> word.equalsIgnoreCase("/quiet"));
        String named =
                words.stream().filter(word -> !word.startsWith("/")).findFirst().orElse("");
        boolean removes = words.stream().anyMatch(word -> word.equalsIgnoreCase("/remove"));
        List<Supplier<Activity>> all = new ArrayList<>();
        all.add(() -> new FindList(named, found -> directory = found));
        all.add(() -> ReadText.of(directory + "\\" + FindList.NAME, text -> list = text));
        all.addAll(removes ? removal(quiet) : installation(quiet));
        steps = new Sequence(all);
    }

    private List<Supplier<Activity>> installation(boolean quiet) {
        String successor = SystemFile.successor(target.systemFile());
        return List.of(
                () -> new CheckSystem(list(), target.systemId()),
                () -> new CopyFiles(list().plan()),
                () -> new BootRecordChange(target.systemId(), this::bootDrivers),
                () -> ReadText.of(target.systemFile(), text -> system = text),
                () -> new WriteFile(
                        successor, systemFile().with(list().asPackage()).bytes()),
                () -> new TakePlace(successor, target.systemFile()),
                () -> new AskForRestart(list().name(), "installed", quiet));
    }

    private List<Supplier<Activity>> removal(boolean quiet) {
        String successor = SystemFile.successor(target.systemFile());
        return List.of(
                () -> ReadText.of(target.systemFile(), text -> system = text),
                () -> new CheckInstalled(list(), systemFile()),
                () -> new WriteFile(successor, systemFile().without(list().id()).bytes()),
                () -> new TakePlace(successor, target.systemFile()),
                () -> new BootRecordChange(target.systemId(), this::withoutBootDrivers),
                () -> new DeleteFiles(files()),
                () -> new AskForRestart(list().name(), "removed", quiet));
    }

    /// As the system file, read before it was changed, says.
    private List<String> files() {
        return systemFile().installed(list().id()).orElseThrow().files();
    }

    private ComponentList list() {
        return ComponentList.parse(list, directory, target);
    }

    /// Those of the list first: of two that bind the same device, the first gets it.
    private List<String> bootDrivers(List<String> there) {
        List<String> all = new ArrayList<>(list().bootDrivers());
        for (String id : there) if (!all.contains(id.toLowerCase(Locale.ROOT))) all.add(id);
        return all;
    }

    private List<String> withoutBootDrivers(List<String> there) {
        return there.stream()
                .filter(id -> !list().bootDrivers().contains(id.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private SystemFile systemFile() {
        return SystemFile.parse(system.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        steps.stage(at, of, turn);
    }

    record State(String directory, String list, String system, Saved steps) {}

    @Override
    public Saved save() {
        return Saved.of(new State(directory, list, system, steps.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        directory = state.directory();
        list = state.list();
        system = state.system();
        steps.restore(state.steps());
    }
}
