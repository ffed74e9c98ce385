// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.enlighten.guest.disk.BootRecordChange;
import org.enlighten.guest.file.CopyFiles;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.file.TakePlace;
import org.enlighten.guest.file.WriteFile;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.os.system.SystemFile;
import org.enlighten.simulation.Saved;

/// `setup [DIRECTORY] [/quiet]`: installs what a CD's list says. Files come first, then the boot record, the system
/// file last: a power cut never leaves a service whose file is not there.
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
        String successor = SystemFile.successor(target.systemFile());
        steps = new Sequence(List.of(
                () -> new FindList(named, found -> directory = found),
                () -> ReadText.of(directory + "\\" + FindList.NAME, text -> list = text),
                () -> new CheckSystem(list(), target.systemId()),
                () -> new CopyFiles(list().plan()),
                () -> new BootRecordChange(target.systemId(), this::bootDrivers),
                () -> ReadText.of(target.systemFile(), text -> system = text),
                () -> new WriteFile(successor, changedSystem()),
                () -> new TakePlace(successor, target.systemFile()),
                () -> new AskForRestart(list().name(), quiet)));
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

    private byte[] changedSystem() {
        byte[] bytes = system.getBytes(StandardCharsets.ISO_8859_1);
        return SystemFile.parse(bytes).with(list().asPackage()).bytes();
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
