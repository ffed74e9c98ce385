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
    private static final List<GuestOs> ALL =
            List.of(new WindowsNt4(), new WindowsServer2008(), new WindowsServer2008Core());

    @Test
    void eachHasAnIdThatCommandsAndBootRecordsCanCarry() {
        for (GuestOs system : ALL) assertTrue(system.id().matches("[a-z][a-z0-9-]{0,31}"), system.id());
        assertEquals(3, ALL.stream().map(GuestOs::id).distinct().count());
    }

    @Test
    void nt4IsAGuestThatKnowsOfNoHypervisor() {
        GuestOs nt4 = new WindowsNt4();
        assertEquals(Awareness.UNAWARE, nt4.personality().awareness());
        assertTrue(nt4.host().isEmpty());
        assertTrue(nt4.media().isPresent());
    }

    @Test
    void loadersTakeTheirOwnRecordsAlone() {
        BootServices services = BootServices.of(GuestLibraries.of(List.of(), List.of(), List.of()));
        byte[] cd = new WindowsNt4().media().orElseThrow().bootImage();
        assertEquals(List.of(false, true), taken(services, cd));
        assertEquals(List.of(false, false), taken(services, new byte[512]));
        assertEquals(List.of(false, false), taken(services, new byte[0]));
    }

    private static List<Boolean> taken(BootServices services, byte[] bytes) {
        return new WindowsNt4()
                .bootLoaders(services).stream()
                        .map(loader -> loader.load(new BootRecord(0x80, bytes, ""), machine())
                                .isPresent())
                        .toList();
    }

    private static Machine machine() {
        GuestMemory memory = new GuestMemory("vm/memory", 32 << 20);
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
