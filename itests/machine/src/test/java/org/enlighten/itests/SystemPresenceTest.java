// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The bundle of a guest's operating system goes while the guest runs, and comes back.
class SystemPresenceTest {
    private static final String SYSTEM = "windows-nt4";

    @TempDir
    Path directory;

    private ShiftingShelf shelf;
    private World world;
    private VirtualMachine vm;

    @BeforeEach
    void aGuestThatCopiesAFile() throws Exception {
        shelf = new ShiftingShelf(World.shelf());
        world = new World(directory.resolve("world"), 13, HardwareProfile.of("server-2008"), shelf);
        world.boot();
        world.installRole();
        vm = FirstVm.install(world, "vm", 64L << 20);
        World.Ending ejected = new World.Ending();
        vm.insert(1, 0, new DvdMedium.None(), ejected);
        world.runUntil("the CD is out", 60, ejected::isEnded);
        FirstVm.type(world, vm, "copy NTLDR A.BIN");
        vm.type("copy A.BIN B.BIN\n");
        world.simulation.runUntil(world.simulation.now() + 30_000_000);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void itsMachineStandsStillAndSaysWhyAndGoesOnWhereItWas() {
        String before = vm.screen().text();
        leave();
        assertTrue(vm.view().fault().orElseThrow().message().contains("com.example.guest"));
        assertTrue(vm.view().fault().orElseThrow().message().contains(SYSTEM));
        world.simulation.runUntil(world.simulation.now() + 60 * World.SECOND_NS);
        assertEquals(MachineState.PAUSED, vm.view().state());
        assertEquals(before, vm.screen().text());
        comeBack();
        assertEquals(Optional.empty(), vm.view().fault());
        world.runUntil("the copy ends", 60, () -> FirstVm.isAtPrompt(vm));
        FirstVm.type(world, vm, "dir B.BIN");
        assertTrue(vm.screen().text().contains("65,536 B.BIN"), vm.screen().text());
        FirstVm.shutDown(world, vm);
    }

    @Test
    void untilThenItCannotBeResumedButTurnedOff() {
        leave();
        World.Ending resumed = new World.Ending();
        vm.power(PowerAction.RESUME, resumed);
        assertTrue(resumed.failure().orElseThrow().message().contains("com.example.guest"));
        world.power(vm, PowerAction.TURN_OFF);
        assertEquals(MachineState.OFF, vm.view().state());
        world.power(vm, PowerAction.START);
        world.runUntil("the BIOS says so", 60, () -> vm.screen().text().contains(SYSTEM));
    }

    @Test
    void aMachineThatWasPausedBeforeStaysPaused() {
        world.power(vm, PowerAction.PAUSE);
        leave();
        shelf.putBack();
        world.host.noticeSystems();
        world.simulation.runUntil(world.simulation.now() + World.SECOND_NS);
        assertEquals(MachineState.PAUSED, vm.view().state());
        assertEquals(Optional.empty(), vm.view().fault());
        world.power(vm, PowerAction.RESUME);
        world.runUntil("the copy ends", 60, () -> FirstVm.isAtPrompt(vm));
    }

    @Test
    void aWorldInWhichItIsGoneIsSavedAndRestored() {
        leave();
        String text = world.save("gone");
        world.close();
        shelf = new ShiftingShelf(World.shelf());
        shelf.take(SYSTEM);
        world = new World(directory.resolve("world"), 13, HardwareProfile.of("server-2008"), shelf);
        world.restore(text, "gone");
        vm = world.host.installation().orElseThrow().machines().getFirst();
        assertEquals(text, world.text());
        comeBack();
        world.runUntil("the copy ends", 60, () -> FirstVm.isAtPrompt(vm));
    }

    private void leave() {
        shelf.take(SYSTEM);
        world.runUntil("the machine stands still", 60, () -> {
            world.host.noticeSystems();
            return vm.view().fault().isPresent();
        });
    }

    private void comeBack() {
        shelf.putBack();
        world.runUntil("the machine goes on", 60, () -> {
            world.host.noticeSystems();
            return vm.view().state() == MachineState.RUNNING;
        });
    }
}
