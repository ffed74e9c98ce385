// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlighten.guest.disk.BootRecordChange;
import org.enlighten.guest.file.CopyFiles;
import org.enlighten.guest.file.ReadText;
import org.enlighten.guest.linux.internal.init.InitTab;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.program.Sequence;
import org.enlighten.guest.program.Turn;
import org.enlighten.os.Result;
import org.enlighten.simulation.Saved;

/// `setup.pl [DIRECTORY]`: installs components from a CD: copies modules and other files, puts the modules on the
/// list that the kernel reads, has the disk begin with those it needs first, and init start what the components run.
/// Nothing is bound before the next start. Run again, it changes nothing.
public final class ComponentSetup implements Activity {
    private static final String INIT_TABLE = "/etc/inittab";

    /// The system that it installs on.
    public record Target(String systemId, String moduleDirectory) {}

    private final Target target;
    private final Sequence steps;
    private String directory = "";
    private String list = "";

    public ComponentSetup(Target target, String arguments) {
        this.target = target;
        steps = new Sequence(List.of(
                () -> new FindList(arguments.strip(), found -> directory = found),
                () -> ReadText.of(directory + "/" + ComponentList.NAME, text -> list = text),
                () -> new CheckSystem(this::list, target.systemId()),
                () -> new CopyFiles(list().plan()),
                () -> new ReplaceText(
                        target.moduleDirectory() + "/" + ModuleList.NAME,
                        text -> ModuleList.with(text, list().modulePaths())),
                () -> new ReplaceText(INIT_TABLE, text -> InitTab.with(text, list().daemons())),
                () -> new BootRecordChange(target.systemId(), this::initialModules),
                Done::new));
    }

    private ComponentList list() {
        return ComponentList.parse(list, directory, target);
    }

    /// Those of the list first: of two that bind the same device, the first gets it.
    private List<String> initialModules(List<String> there) {
        List<String> all = new ArrayList<>(list().initialModules());
        for (String id : there) if (!all.contains(id.toLowerCase(Locale.ROOT))) all.add(id);
        return all;
    }

    /// Says what is to be done now.
    private final class Done implements Activity {
        @Override
        public void stage(int at, Result of, Turn turn) {
            turn.line(
                    "%s is installed. Restart the machine ('reboot') for it to take effect.".formatted(list().name()));
            turn.end(0);
        }
    }

    @Override
    public void stage(int at, Result of, Turn turn) {
        steps.stage(at, of, turn);
    }

    record State(String directory, String list, Saved steps) {}

    @Override
    public Saved save() {
        return Saved.of(new State(directory, list, steps.save()));
    }

    @Override
    public void restore(Saved saved) {
        State state = saved.as(State.class);
        directory = state.directory();
        list = state.list();
        steps.restore(state.steps());
    }
}
