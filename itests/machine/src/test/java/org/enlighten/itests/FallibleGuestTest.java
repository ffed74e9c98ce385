// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.guest.GuestOs;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.DeviceSettings;
import org.enlighten.platform.DvdMedium;
import org.enlighten.platform.MachineState;
import org.enlighten.platform.PowerAction;
import org.enlighten.platform.VirtualMachine;
import org.enlighten.platform.VmDefinition;
import org.enlighten.simulation.fuel.FuelWeaver;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A plug-in whose own code fails takes its machine down, tells who it was, at the same instant in every run; the
/// others do not notice.
class FallibleGuestTest {
    /// Loads [Glutton] as the framework loads a plug-in: woven.
    private static final class Weaving extends ClassLoader {
        private final FuelWeaver weaver = new FuelWeaver("org.example.glutton", Weaving.class.getClassLoader());

        Weaving() {
            super(Weaving.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Glutton.class.getName())) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class");
            byte[] bytes = weaver.weave(in);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /// How it ended.
    private record End(long atNs, String fault, String neighbour) {}

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"throw", "loop", "recurse", "hoard"})
    void aPlugInThatFailsStopsItsOwnMachineAtTheSameInstantInEveryRun(String deed) throws Exception {
        End first = run(deed, "first");
        End second = run(deed, "second");
        assertEquals(first, second);
        assertTrue(first.fault().contains("Glutton"), first.fault());
    }

    private End run(String deed, String folder) throws Exception {
        World world = new World(
                Files.createDirectory(directory.resolve(folder)),
                5,
                HardwareProfile.of("server-2008").withLogicalProcessors(2),
                List.of(woven(deed)));
        world.boot();
        world.installRole();
        VirtualMachine neighbour = FirstVm.install(world, "neighbour");
        VirtualMachine vm = define(world, "glutton-" + deed);
        world.power(vm, PowerAction.START);
        world.runUntil("it fails", 60, () -> vm.view().state() == MachineState.CRITICAL);
        long atNs = world.simulation.now();
        FirstVm.type(world, neighbour, "ver");
        assertEquals(MachineState.RUNNING, neighbour.view().state());
        String fault = vm.view().fault().orElseThrow().root().message();
        world.close();
        return new End(atNs, fault, neighbour.screen().text());
    }

    private static VirtualMachine define(World world, String system) throws Exception {
        VmDefinition definition = VmDefinition.create(
                        world.simulation.chance().nextUuid(), system, world.simulation.now())
                .withMemoryMib(16)
                .withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation(system)));
        return world.host.installation().orElseThrow().define(definition);
    }

    private static GuestOs woven(String deed) throws ReflectiveOperationException {
        Class<?> type = new Weaving().loadClass(Glutton.class.getName());
        return (GuestOs) type.getConstructor(String.class).newInstance(deed);
    }
}
