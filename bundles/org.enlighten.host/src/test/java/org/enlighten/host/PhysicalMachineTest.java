// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Memories;
import org.enlighten.host.LogicalProcessor.Use;
import org.enlighten.machine.Cost;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhysicalMachineTest {
    private static final HardwareProfile PROFILE =
            HardwareProfile.of("server-2008").withLogicalProcessors(2).withMemoryMib(64);

    @TempDir
    Path directory;

    private Simulation simulation = new Simulation(1);
    private PhysicalMachine machine;

    private PhysicalMachine built() {
        machine = new PhysicalMachine(PROFILE, "host", simulation, new Memories(), directory);
        return machine;
    }

    private PhysicalMachine running(ExecutionEngine... engines) {
        built().powerOn();
        place(engines);
        machine.start();
        return machine;
    }

    private void place(ExecutionEngine... engines) {
        for (int i = 0; i < engines.length; i++)
            machine.machine().processors().get(i).engine(engines[i]);
    }

    @Test
    void letsABurstLieUntilItEndsOrIsCutToTheNanosecond() {
        Burner burner = new Burner(1_000_000);
        running(burner);
        simulation.runUntil(400_123);
        VirtualProcessor vp = machine.machine().bootProcessor();
        vp.raise(33);
        simulation.runUntil(2_000_000);
        assertEquals(List.of("0:33@400123"), burner.taken);
        assertEquals(2, burner.bursts, "a cut burst goes on with what is left of it");
        assertEquals(1_000_000 + 40 + 1_000_000 - 2_000_000, vp.burstNs() - (simulation.now() - 1_000_040));
    }

    @Test
    void accountsItsTime() {
        running(new Burner(1_000), null);
        simulation.runUntil(1_000_000);
        assertEquals(1_000_000, machine.processors().get(0).usedNs(Use.ROOT));
        assertEquals(1_000_000, machine.processors().get(1).usedNs(Use.IDLE));
        assertEquals(0, machine.processors().get(0).usedNs(Use.HYPERVISOR));
    }

    @Test
    void answersPortsNobodyListensOnAfterTheBusesTime() {
        Prober prober = new Prober(Prober.End.HALT);
        running(prober);
        simulation.runUntil(1_000_000);
        assertEquals(List.of("PORT ffff", "STRING 8", "FEATURES 2010000000000000"), prober.seen);
        assertEquals(-1, machine.machine().memory().i64(0x2000 + 8));
        assertEquals(0, machine.machine().memory().i64(0x2000 + 16));
        assertTrue(machine.processors().getFirst().isIdle());
        machine.machine().bootProcessor().raise(0x50);
        simulation.runUntil(2_000_000);
        assertEquals("interrupt 80", prober.seen.get(3));
        assertEquals("WOKEN 0", prober.seen.get(4));
    }

    @Test
    void wakesAnotherProcessorByInterrupt() {
        Burner other = new Burner(50_000);
        running(new Pinger(1, 3), other);
        simulation.runUntil(100_000);
        assertEquals(3, other.taken.size());
        assertTrue(other.taken.getFirst().startsWith("1:65@"), other.taken.toString());
    }

    @Test
    void landsAnInterruptOnAnEngineThatCannotBeCutAtTheSameInstructionForEveryHorizon() {
        List<String> expected = null;
        for (long horizonNs : new long[] {Long.MAX_VALUE, 1, 20, 333, 5_000}) {
            simulation = new Simulation(1);
            Stepper stepper = new Stepper(horizonNs);
            PhysicalMachine m = running(new Pinger(1, 60), stepper);
            m.machine().processors().get(1).raise(0x20);
            simulation.runUntil(400_000);
            assertEquals(61, stepper.taken.size(), "horizon " + horizonNs);
            if (expected == null) expected = stepper.taken;
            assertEquals(expected, stepper.taken, "horizon " + horizonNs);
            m.close();
        }
    }

    @Test
    void resetsAndTurnsOffWhenSoftwareWritesThePorts() {
        List<String> told = new ArrayList<>();
        for (Prober.End end : List.of(Prober.End.RESET, Prober.End.TURN_OFF)) {
            simulation = new Simulation(1);
            running(new Prober(end));
            machine.listener(listener(told));
            machine.machine().memory().put32(0x5000, 1);
            simulation.runUntil(1_000_000);
            machine.machine().bootProcessor().raise(0x50);
            simulation.runUntil(2_000_000);
            assertEquals(0, machine.machine().memory().i32(0x5000));
            assertEquals(Simulation.NEVER, simulation.nextAtNs(), "nothing runs any more");
            machine.close();
        }
        assertEquals(List.of("reset", "off"), told);
        assertEquals(Power.OFF, machine.power());
    }

    private static PowerListener listener(List<String> told) {
        return new PowerListener() {
            @Override
            public void turnedOff() {
                told.add("off");
            }

            @Override
            public void wasReset() {
                told.add("reset");
            }
        };
    }

    @Test
    void hearsFirmwareSwitchesAtTheNextPowerOn() {
        built().powerOn();
        machine.switches(new Firmware(true, false, true));
        assertTrue(machine.firmware().hardwareVirtualization());
        machine.reset();
        assertFalse(machine.firmware().hardwareVirtualization());
    }

    @Test
    void doesNotStartWithoutPower() {
        built();
        assertThrows(IllegalStateException.class, machine::start);
        machine.powerOn();
        assertThrows(IllegalStateException.class, machine::powerOn);
    }

    @Test
    void namesItsDevicesForTheSystem() {
        built();
        VolumeDevice c = machine.volumes().getFirst();
        assertEquals("volume/C", c.path());
        assertEquals(2, machine.nics().size());
        assertTrue(machine.nics().getFirst().macAddress().matches("00-15-17(-[0-9A-F]{2}){3}"));
        assertEquals(c.vector() + 1, machine.nics().getFirst().vector());
        assertEquals(PROFILE.costs().ns(Cost.VM_EXIT), machine.machine().costs().ns(Cost.VM_EXIT));
    }
}
