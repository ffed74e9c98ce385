// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.machine.BootRecord;
import org.enlighten.machine.Costs;
import org.enlighten.machine.GuestMemory;
import org.enlighten.machine.Machine;
import org.enlighten.machine.Owner;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

class SystemsTest {
    private static final List<GuestOs> ALL = List.of(
            new WindowsNt4(),
            new Windows2000(),
            new WindowsServer2003(),
            new WindowsServer2008(),
            new WindowsServer2008Core());

    @Test
    void eachHasAnIdThatCommandsAndBootRecordsCanCarry() {
        for (GuestOs system : ALL) assertTrue(system.id().matches("[a-z][a-z0-9-]{0,31}"), system.id());
        assertEquals(5, ALL.stream().map(GuestOs::id).distinct().count());
    }

    @Test
    void eachCanBeInstalledAndNt4And2000KnowOfNoHypervisor() {
        for (GuestOs system : ALL) {
            assertTrue(system.media().isPresent(), system.id());
            boolean old = system.id().equals("windows-nt4") || system.id().equals("windows-2000");
            Awareness expected = old ? Awareness.UNAWARE : Awareness.ENLIGHTENED;
            assertEquals(expected, system.personality().awareness(), system.id());
        }
    }

    @Test
    void windowsServer2008RunsPhysicalMachinesToo() {
        for (GuestOs system : ALL)
            assertEquals(system.id().startsWith("windows-2008"), system.host().isPresent(), system.id());
    }

    @Test
    void loadersTakeTheirOwnRecordsAlone() {
        for (GuestOs system : ALL) {
            byte[] cd = system.media().orElseThrow().bootImage();
            for (GuestOs other : ALL) {
                List<Boolean> expected = List.of(false, other == system);
                assertEquals(expected, taken(other, cd), system.id() + " by " + other.id());
            }
            assertEquals(List.of(false, false), taken(system, new byte[512]));
            assertEquals(List.of(false, false), taken(system, new byte[0]));
        }
    }

    private static List<Boolean> taken(GuestOs system, byte[] bytes) {
        return system.bootLoaders(BootServices.of(GuestLibraries.of(List.of(), List.of(), List.of()))).stream()
                .map(loader ->
                        loader.load(new BootRecord(0x80, bytes, ""), machine()).isPresent())
                .toList();
    }

    private static Machine machine() {
        GuestMemory memory = new GuestMemory("vm/memory", 512L << 20);
        Memories memories = new Memories();
        memories.add(memory);
        Owner owner = new Owner() {
            @Override
            public void raised(VirtualProcessor vp) {}

            @Override
            public void cut(VirtualProcessor vp) {}
        };
        VirtualProcessor vp = new VirtualProcessor(1, 0, memory, owner);
        return new Machine("vm", new Simulation(1), memories, Costs.uniform(1), memory, List.of(vp));
    }
}
