// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console.internal;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToIntFunction;
import org.enlighten.console.CommandSet;
import org.enlighten.management.Management;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ManagementService;
import org.enlighten.management.OpenSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/// The command line of the product: what the launcher starts when there is no window.
@Component(service = ToIntFunction.class, property = "enlighten.mode=headless")
public final class HeadlessFrontEnd implements ToIntFunction<List<String>> {
    private static final int DONE = 0;
    private static final int COMMAND_FAILED = 1;
    private static final int NOT_STARTED = 2;

    private final ManagementService service;

    @Reference(policy = ReferencePolicy.DYNAMIC, fieldOption = FieldOption.UPDATE)
    private final Collection<CommandSet> commandSets = new CopyOnWriteArrayList<>();

    @Activate
    public HeadlessFrontEnd(@Reference ManagementService service) {
        this.service = service;
    }

    /// With these commands, without a framework.
    HeadlessFrontEnd(ManagementService service, List<CommandSet> commands) {
        this(service);
        commandSets.addAll(commands);
    }

    @Override
    public int applyAsInt(List<String> arguments) {
        // Gogo puts streams of its own in the place of System.out, which would lead back to themselves.
        return run(arguments, stream(FileDescriptor.out), stream(FileDescriptor.err));
    }

    int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            return run(StartOptions.parse(arguments), out, err);
        } catch (StartOptions.Refusal e) {
            err.println(e.getMessage());
            return NOT_STARTED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private int run(StartOptions options, PrintStream out, PrintStream err) throws StartOptions.Refusal {
        StartOptions.Task task = options.task();
        if (task == StartOptions.Task.HELP) {
            out.print(StartOptions.usage());
            return DONE;
        }
        Printer printer = new Printer(out, err, options.json());
        try (Management management = open(options, task)) {
            management.notices().forEach(err::println);
            CommandRegistry registry = new CommandRegistry(commandSets);
            return switch (task) {
                case SHELL -> new Shell(management, registry, printer).run() ? DONE : COMMAND_FAILED;
                case FILE -> run(management, registry, printer, lab(management, options.file()));
                case COMMANDS -> run(management, registry, printer, new Script("", options.commands()));
                case HELP -> DONE;
            };
        } catch (ManagementException e) {
            printer.failure("", e.why());
            return NOT_STARTED;
        }
    }

    private Management open(StartOptions options, StartOptions.Task task) throws ManagementException {
        boolean own = task == StartOptions.Task.SHELL && options.workspace().isEmpty();
        String workspace = own ? OpenSettings.userWorkspace() : options.workspace();
        OptionalLong seed = options.seed();
        return service.open(new OpenSettings(workspace, seed, OpenSettings.Clock.WAITING_CALLER));
    }

    private static Script lab(Management management, String path) throws ManagementException {
        var lab = management.labFile(path);
        return new Script(lab.name(), lab.lines());
    }

    private static int run(Management management, CommandRegistry registry, Printer printer, Script script) {
        try (ConsoleSession session = new ConsoleSession(management, registry, printer, System.in)) {
            return script.run(session) ? DONE : COMMAND_FAILED;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }
}
