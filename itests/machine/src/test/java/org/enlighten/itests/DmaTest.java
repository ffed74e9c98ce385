// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One 4 KiB write of a guest's program into an existing file, by both ways to an emulated disk. Each figure is what
/// the mechanism says: who touches which register how often, and what each touch crosses.
class DmaTest {
    private static final int SECTORS = 8;
    /// Device, count, three bytes of the address, command.
    private static final int TASK_FILE_WRITES = 6;
    /// Status of the drive, and an end of interrupt for each of the two controllers.
    private static final int DRIVE_INTERRUPT_ACCESSES = 3;

    @TempDir
    Path directory;

    @Test
    void eachRegisterAccessSwitchesModesThreeTimesAndDmaNeedsFewerAccesses() throws Exception {
        World world = new World(directory, 5, HardwareProfile.of("server-2008"));
        world.boot();
        world.installRole();
        VirtualMachine vm = FirstVm.install(world, "vm");
        OneWrite programmed = OneWrite.trace(world, vm);
        checkProgrammed(programmed);
        checkCrossings(programmed);

        FirstVm.type(world, vm, "copy D:\\I386\\OPTIONAL\\PCIIDE.SYS C:\\WINNT\\SYSTEM32\\DRIVERS");
        FirstVm.type(world, vm, "dmacheck on");
        FirstVm.restart(world, vm);
        OneWrite direct = OneWrite.trace(world, vm);
        checkDirect(direct);
        checkCrossings(direct);

        assertTrue(direct.accesses() < programmed.accesses());
        assertTrue(direct.crossings() < programmed.crossings());
        world.close();
    }

    /// Each sector is asked for by an interrupt and moved by a string access of its own.
    private static void checkProgrammed(OneWrite write) {
        int polls = write.count("in 1f7") - SECTORS;
        assertTrue(polls >= 1, "ready for data is asked at least once");
        assertEquals(SECTORS, write.interrupts());
        assertEquals(1, write.count("out 1f2"));
        assertEquals(1, write.count("out 1f7"));
        assertEquals(SECTORS, write.count("outs 1f0"));
        assertEquals(SECTORS, write.count("out 20"));
        assertEquals(SECTORS, write.count("out a0"));
        assertEquals(TASK_FILE_WRITES + polls + SECTORS + SECTORS * DRIVE_INTERRUPT_ACCESSES, write.accesses());
    }

    /// The bus master is given its table, told to stop and to start; it interrupts once, and is asked, stopped and
    /// acknowledged.
    private static void checkDirect(OneWrite write) {
        assertEquals(1, write.interrupts());
        assertEquals(0, write.count("outs 1f0"));
        assertEquals(1, write.count("in 1f7"));
        assertEquals(1, write.count("out ffa4"), "table");
        assertEquals(2, write.count("out ffa2"), "status cleared before and after");
        assertEquals(3, write.count("out ffa0"), "direction, start, stop");
        assertEquals(1, write.count("in ffa2"), "who interrupts");
        assertEquals(TASK_FILE_WRITES + 1 + 2 + 3 + 1 + DRIVE_INTERRUPT_ACCESSES, write.accesses());
    }

    /// In the VM, from the VM to the parent, between user and kernel mode in the parent: once there and once back for
    /// every access. The worker answers each by one call that also waits for the next; a transfer or an interrupt costs
    /// it a call, and another to wait again. Calls that answer or interrupt end in a hypercall.
    private static void checkCrossings(OneWrite write) {
        int accesses = write.accesses();
        assertEquals(1, write.transfers());
        assertEquals(1, write.guest("user→kernel"));
        assertEquals(1, write.guest("kernel→user"));
        assertEquals(accesses, write.guest("guest→hypervisor"));
        assertEquals(accesses, write.guest("hypervisor→guest"));
        int calls = accesses + 2 * (write.transfers() + write.interrupts());
        assertEquals(calls, write.root("user→kernel"));
        assertEquals(calls, write.root("kernel→user"));
        int hypercalls = accesses + write.interrupts();
        assertEquals(hypercalls, write.root("root→hypervisor"));
        assertEquals(accesses + hypercalls, write.root("hypervisor→root"), "messages, and ways back from hypercalls");
    }
}
