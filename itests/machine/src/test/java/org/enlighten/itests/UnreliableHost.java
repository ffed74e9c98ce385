// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.function.BooleanSupplier;
import org.enlighten.platform.HostState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;

/// A host with one machine that loses its power again and again. Whenever it has power it starts its machine, and
/// somebody types at the guest's prompt.
final class UnreliableHost {
    private enum At {
        DOWN,
        HOST_STARTS,
        MACHINE_STARTS,
        GUEST_STARTS,
        PROMPT,
        COMMAND
    }

    /// Who sits before the machine's screen.
    interface Person {
        /// The guest is not at its prompt yet: what to type, empty for nothing.
        default String answer(String screen) {
            return "";
        }

        /// The guest waits for a command: the next line; empty for none.
        default String next() {
            return "";
        }

        /// The last line has done what it says.
        default void done() {}
    }

    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final World world;
    private final VmDefinition definition;
    private final Person person;
    private At at = At.DOWN;
    private VirtualMachine vm;
    private World.Ending started;
    private String typed = "";
    private int commands;

    UnreliableHost(World world, VmDefinition definition, Person person) {
        this.world = world;
        this.definition = definition;
        this.person = person;
    }

    /// How many lines the guest has carried out.
    int commands() {
        return commands;
    }

    boolean isAtPrompt() {
        return at == At.PROMPT || at == At.COMMAND;
    }

    /// What is on the guest's screen.
    String screen() {
        return vm.screen().text();
    }

    void powerOn() {
        world.host.powerOn();
        at = At.HOST_STARTS;
    }

    void cut() {
        world.host.powerCut();
        at = At.DOWN;
        typed = "";
    }

    /// Lets so many steps happen.
    void live(long steps) {
        for (long i = 1; i <= steps; i++) {
            world.simulation.step();
            if (i % STEPS_BETWEEN_LOOKS == 0) look();
        }
    }

    /// Lives until it is so.
    void liveUntil(String what, long seconds, BooleanSupplier done) {
        world.runUntil(what, seconds, STEPS_BETWEEN_LOOKS, () -> {
            if (!done.getAsBoolean()) look();
            return done.getAsBoolean();
        });
    }

    /// Somebody looks at the screens and does what is to be done next.
    private void look() {
        switch (at) {
            case DOWN -> {}
            case HOST_STARTS -> {
                if (world.isManaged()) startMachine();
            }
            case MACHINE_STARTS -> {
                if (started.isEnded()) at = At.GUEST_STARTS;
                started.check();
            }
            case GUEST_STARTS -> guestStarts();
            case PROMPT -> type(person.next());
            case COMMAND -> {
                if (vm.screen().text().contains(typed) && FirstVm.isAtPrompt(vm)) commandDone();
            }
        }
        if (at != At.DOWN && world.host.state() == HostState.BUGCHECK) throw new AssertionError(world.picture());
        if (vm != null)
            vm.view().fault().filter(_ -> isUp()).ifPresent(why -> {
                throw new AssertionError(why + "\n" + vm.screen().text());
            });
    }

    private boolean isUp() {
        return at == At.GUEST_STARTS || isAtPrompt();
    }

    private void startMachine() {
        vm = world.host.installation().orElseThrow().define(definition);
        started = new World.Ending();
        vm.power(PowerAction.START, started);
        at = At.MACHINE_STARTS;
    }

    private void guestStarts() {
        if (FirstVm.isAtPrompt(vm)) {
            at = At.PROMPT;
            return;
        }
        String answer = person.answer(vm.screen().text());
        if (!answer.isEmpty()) vm.type(answer);
    }

    private void type(String line) {
        if (line.isEmpty()) return;
        typed = line;
        vm.type(line + "\n");
        at = At.COMMAND;
    }

    private void commandDone() {
        commands++;
        at = At.PROMPT;
        person.done();
    }

    /// Takes the guest down in good order.
    void shutDownGuest() {
        liveUntil("the guest's prompt", 120, () -> at == At.PROMPT);
        FirstVm.shutDown(world, vm);
    }
}
