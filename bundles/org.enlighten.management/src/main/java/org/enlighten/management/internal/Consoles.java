// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.List;
import java.util.UUID;
import org.enlighten.management.CommandOutput;
import org.enlighten.management.ManagementException;
import org.enlighten.management.ScreenView;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.simulation.Cause;

/// Screens and keyboards of a host's machines.
final class Consoles {
    private static final long LOOK_EVERY_NS = 2_000_000;
    private static final int PASTE_MOST = 16_384;
    private static final long PROMPT_EVERY_NS = 10_000_000;

    private final HostNode host;

    Consoles(HostNode host) {
        this.host = host;
    }

    ScreenView screen(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        VirtualMachine machine = node.machine();
        org.enlighten.platform.ScreenView screen = machine.screen();
        boolean on = machine.view().state().isActive();
        return new ScreenView(
                version(screen, on),
                on,
                org.enlighten.platform.ScreenView.COLUMNS,
                org.enlighten.platform.ScreenView.ROWS,
                screen.rows(),
                screen.attributes(),
                screen.cursorColumn(),
                screen.cursorRow(),
                on);
    }

    /// A number made of all that is shown.
    static long version(org.enlighten.platform.ScreenView screen, boolean on) {
        long version = on ? 1 : 0;
        for (String row : screen.rows()) version = version * 0x100000001B3L + row.hashCode();
        version = version * 0x100000001B3L + java.util.Arrays.hashCode(screen.attributes());
        return version * 0x100000001B3L + screen.cursorRow() * 256L + screen.cursorColumn();
    }

    private VirtualMachine running(UUID id) throws ManagementException {
        VmNode node = host.machine(id);
        VirtualMachine machine = node.machine();
        MachineState state = machine.view().state();
        if (state != MachineState.RUNNING)
            throw new ManagementException(
                    "'%s' is %s: nobody would read its keyboard.".formatted(node.name(), state.text()));
        return machine;
    }

    int type(UUID id, String text) throws ManagementException {
        for (char c : text.toCharArray())
            if (c > '~' || (c < ' ' && c != '\n' && c != '\t'))
                throw new ManagementException("'%s' has no key on a US keyboard.".formatted(c));
        running(id).type(text);
        return text.length();
    }

    /// Lines end as the clipboard ends them; the guest gets Enter for each.
    int paste(UUID id, String text) throws ManagementException {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        if (plain.isEmpty()) throw new ManagementException("There is no text to type.");
        if (plain.length() > PASTE_MOST)
            throw new ManagementException(
                    "%,d characters are too many to type; %,d are the most. Larger things go to a guest by its network or on a "
                                    .formatted(plain.length(), PASTE_MOST)
                            + "disk.");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c > '~' || c < ' ' && c != '\n' && c != '\t')
                throw new ManagementException(
                        "Only plain text can be typed into a guest, and character %d (U+%04X) is none that a US keyboard has; "
                                        .formatted(i + 1, (int) c)
                                + "nothing was typed.");
        }
        running(id).type(plain);
        return plain.length();
    }

    int press(UUID id, String combination) throws ManagementException {
        int[] codes = KeyNames.scanCodes(combination);
        running(id).press(codes);
        return codes.length;
    }

    void scanCodes(UUID id, List<Integer> codes) throws ManagementException {
        running(id).press(codes.stream().mapToInt(Integer::intValue).toArray());
    }

    /// Waits for a prompt, types, and waits for the next one.
    void invoke(UUID id, String command, long timeoutNs, Work<CommandOutput> work) throws ManagementException {
        VmNode node = host.machine(id);
        running(id);
        if (command.isBlank() || command.lines().count() > 1)
            throw new ManagementException("A command is one line; '%s' is not.".formatted(command));
        if (timeoutNs <= 0)
            throw new ManagementException("A command takes time: give '%s' more than none.".formatted(command));
        host.during(work);
        long beganNs = host.world().simulation().now();
        work.when(
                PROMPT_EVERY_NS,
                timeoutNs,
                () -> !isRunning(node) || Prompts.isAtPrompt(node.screen()),
                () -> typed(node, command, beganNs + timeoutNs, work),
                () -> late(node, "showed no command prompt", timeoutNs));
    }

    private void typed(VmNode node, String command, long deadlineNs, Work<CommandOutput> work)
            throws ManagementException {
        if (!isRunning(node)) throw new ManagementException(ended(node, command));
        long beganNs = host.world().simulation().now();
        CommandCapture capture = new CommandCapture(node.screen(), command);
        type(node.id(), command + "\n");
        work.when(
                LOOK_EVERY_NS,
                deadlineNs - beganNs,
                () -> !isRunning(node) || capture.look(node.screen()),
                () -> work.done(new CommandOutput(
                        command, capture.lines(), host.world().simulation().now() - beganNs)),
                () -> late(node, "did not finish '" + command + "'", deadlineNs - beganNs));
    }

    private static boolean isRunning(VmNode node) {
        return node.looked().map(view -> view.state() == MachineState.RUNNING).orElse(false);
    }

    private static Cause ended(VmNode node, String command) {
        String state = node.looked().map(view -> view.state().text()).orElse("gone");
        return new Cause("'%s' is %s; '%s' was not typed.".formatted(node.name(), state, command));
    }

    private static Cause late(VmNode node, String what, long timeoutNs) {
        String screen = Prompts.lastLine(node.screen());
        return new Cause(
                "'%s' %s within %s of virtual time.".formatted(node.name(), what, Spans.text(timeoutNs)),
                new Cause(screen.isEmpty() ? "Its screen is empty." : "Its screen ends with '" + screen + "'."));
    }
}
