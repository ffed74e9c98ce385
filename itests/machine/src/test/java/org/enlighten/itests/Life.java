// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.HostEvents;
import org.enlighten.os.SystemCall;
import org.enlighten.platform.HostState;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;

/// What people do in `docs/labs/first-vm.lab`, and more: the guest is switched to DMA, restarted and writes by it, the
/// host is restarted, everything is turned off. Lived once to find out at which steps somebody acts; lived again
/// from that list.
///
/// @param acts in the order of their steps
/// @param requests steps after which a request has just been made to a volume of the host
/// @param steps how many the whole takes
record Life(long seed, int processors, List<Done> acts, List<Long> requests, long steps) {
    /// Something done before the step of this number was taken.
    record Done(long step, Act act) {}

    static Life lived(Path directory, long seed, int processors) {
        return lived(directory, seed, processors, Living::live);
    }

    /// A life without a system in the guest: the role is installed, a machine is switched through all its states.
    static Life brief(Path directory, long seed, int processors) {
        return lived(directory, seed, processors, Living::liveBriefly);
    }

    private static Life lived(Path directory, long seed, int processors, Consumer<Living> how) {
        World world = world(directory, seed, processors);
        List<Long> requests = new ArrayList<>();
        world.simulation.trace().attach(event -> {
            if (event.type() == HostEvents.VOLUME_SUBMITTED) requests.add(world.simulation.steps());
        });
        Living living = new Living(world);
        how.accept(living);
        Life life = new Life(seed, processors, living.acts, requests, world.simulation.steps());
        world.close();
        return life;
    }

    /// A world for it, before its first step.
    static World world(Path directory, long seed, int processors) {
        return new World(directory, seed, HardwareProfile.of("server-2008").withLogicalProcessors(processors));
    }

    World world(Path directory) {
        return world(directory, seed, processors);
    }

    /// Lets `world`, which has come some way in this life, live on to that step; what is done before that step is not
    /// done yet.
    void goOn(World world, long step) {
        for (Done done : acts) {
            if (done.step() < world.simulation.steps() || done.step() >= step) continue;
            stepTo(world, done.step());
            done.act().on(world);
        }
        stepTo(world, step);
    }

    private static void stepTo(World world, long step) {
        while (world.simulation.steps() < step && world.simulation.step()) {}
    }

    private static final class Living {
        private final World world;
        private final List<Done> acts = new ArrayList<>();

        Living(World world) {
            this.world = world;
        }

        void live() {
            hostWithRole();
            act(new Act.BringDisk("nt.vhd", 512L << 20));
            act(new Act.Define("nt", "nt.vhd"));
            firstVm();
            directMemoryAccess();
            type("shutdown /s");
            until("guest is off", () -> machine().view().state() == MachineState.OFF);
            act(new Act.EjectCd());
            restartHost();
            act(new Act.Define("nt", "nt.vhd"));
            bootsFromItsDisk();
            act(new Act.ShutDown(SystemCall.ShutdownKind.POWER_OFF));
            while (world.simulation.step()) {}
        }

        void liveBriefly() {
            hostWithRole();
            act(new Act.BringDisk("nt.vhd", 64L << 20));
            act(new Act.Define("nt", "nt.vhd"));
            await(act(new Act.Power(PowerAction.START)));
            act(new Act.EjectCd());
            until("no bootable device", () -> machine().screen().text().contains("bootable"));
            await(act(new Act.InsertCd()));
            await(act(new Act.Power(PowerAction.PAUSE)));
            await(act(new Act.Power(PowerAction.RESUME)));
            await(act(new Act.Power(PowerAction.RESET)));
            await(act(new Act.Power(PowerAction.TURN_OFF)));
        }

        private void hostWithRole() {
            act(new Act.PowerOn());
            until("host runs", () -> world.host.state() == HostState.RUNNING);
            await(act(new Act.InstallRole()));
            restartHost();
        }

        private void restartHost() {
            long before = world.host.bootedAtNs();
            act(new Act.ShutDown(SystemCall.ShutdownKind.RESTART));
            until("host restarts", () -> world.host.bootedAtNs() > before && isManaged());
        }

        private boolean isManaged() {
            return world.host.state() == HostState.RUNNING
                    && world.host.installation().orElseThrow().unavailable().isEmpty();
        }

        private void firstVm() {
            act(new Act.Power(PowerAction.START));
            until("prompt", this::isAtPrompt);
            type("ver");
            type("echo Hello from the guest > hello.txt");
            type("type hello.txt");
            type("dir");
            await(act(new Act.Power(PowerAction.PAUSE)));
            await(act(new Act.Power(PowerAction.RESUME)));
            type("iotest write C:\\PIO.DAT 20");
        }

        private void directMemoryAccess() {
            type("copy D:\\I386\\OPTIONAL\\PCIIDE.SYS C:\\WINNT\\SYSTEM32\\DRIVERS");
            type("dmacheck on");
            type("shutdown /r");
            until("guest is down", () -> machine().guest().isEmpty());
            until("prompt after restart", this::isAtPrompt);
            type("dmacheck");
            type("iotest write C:\\DMA.DAT 20");
            type("copy D:\\I386\\SETUPLDR.BIN C:\\GROWN.CAB");
            type("iotest read C:\\DMA.DAT 20");
            type("del C:\\GROWN.CAB");
        }

        private void bootsFromItsDisk() {
            act(new Act.Power(PowerAction.START));
            act(new Act.EjectCd());
            until("prompt from the disk", this::isAtPrompt);
            act(new Act.InsertCd());
            type("type hello.txt");
            act(new Act.Power(PowerAction.RESET));
            until("guest has fallen", () -> machine().guest().isEmpty());
            until("prompt after reset", this::isAtPrompt);
            await(act(new Act.Power(PowerAction.TURN_OFF)));
        }

        private void type(String command) {
            act(new Act.Type(command + "\n"));
            boolean ends = command.startsWith("shutdown");
            if (!ends) until(command, () -> machine().screen().text().contains(command) && isAtPrompt());
        }

        private boolean isAtPrompt() {
            return FirstVm.isAtPrompt(machine());
        }

        private VirtualMachine machine() {
            return Act.machine(world);
        }

        private World.Ending act(Act act) {
            acts.add(new Done(world.simulation.steps(), act));
            return act.on(world);
        }

        private void await(World.Ending ending) {
            until("what was asked for", ending::isEnded);
            ending.check();
        }

        private void until(String what, BooleanSupplier done) {
            world.runUntil(what, 600, done);
        }
    }
}
