// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net.dhcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.EventLog;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.SocketPrograms;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Client and server as programs of whole systems on one wire.
class DhcpProgramTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String RANGE = "10.0.0.100 10.0.0.150 24 10.0.0.1 ";

    /// Three systems, each of which hears what the others send.
    private static final class Bus {
        final Simulation simulation = new Simulation(1);
        final List<TestSystem> systems = new ArrayList<>();

        Bus() {
            for (int i = 0; i < 3; i++) systems.add(system(i));
        }

        private TestSystem system(int number) {
            return TestSystem.plan()
                    .in(simulation, "vm/" + number)
                    .nic(0x00155D_000000L + number, frame -> heard(number, frame))
                    .program(DhcpPrograms.client("dhcpcsvc.exe"))
                    .program(DhcpPrograms.server("dhcpserver.exe"))
                    .program(SocketPrograms.upload())
                    .program(SocketPrograms.collect())
                    .build();
        }

        private void heard(int from, byte[] frame) {
            for (int i = 0; i < systems.size(); i++)
                if (i != from) systems.get(i).received(frame);
        }

        TestSystem at(int number) {
            return systems.get(number);
        }

        Bus started() {
            for (TestSystem s : systems) s.start();
            at(0).runUntil(() -> systems.stream().allMatch(s -> s.kernel.phase() == SystemPhase.RUNNING));
            return this;
        }

        void run(long ns) {
            simulation.runUntil(simulation.now() + ns);
        }

        String save() {
            return systems.stream().map(s -> s.save().text()).toList().toString();
        }
    }

    private static int start(TestSystem system, String program, String arguments) {
        Result started = system.post(new SystemCall.StartProcess("C:\\SYS\\" + program, arguments));
        assertTrue(started.isSuccess(), started.message());
        return (int) started.value();
    }

    private static void configure(TestSystem system, Ipv4Address address) {
        NetworkConfiguration addresses = NetworkConfiguration.of(address, 24);
        assertTrue(system.post(new SystemCall.Network(new SocketCall.Configure(1, addresses)))
                .isSuccess());
    }

    private static NetworkConfiguration configuration(TestSystem system) {
        return system.kernel.network().adapters().getFirst().configuration();
    }

    private static Bus served(String leaseSeconds) {
        Bus bus = new Bus().started();
        configure(bus.at(0), Ipv4Address.of(10, 0, 0, 1));
        start(bus.at(0), "DHCPSERVER.EXE", RANGE + leaseSeconds);
        for (int i = 1; i < 3; i++) start(bus.at(i), "DHCPCSVC.EXE", "host" + i);
        bus.run(10 * SECOND);
        return bus;
    }

    @Test
    void machinesGetAddressesAndReachEachOther() {
        Bus bus = served("3600");
        assertEquals(Ipv4Address.of(10, 0, 0, 100), configuration(bus.at(1)).address());
        assertEquals(Ipv4Address.of(10, 0, 0, 101), configuration(bus.at(2)).address());
        assertEquals(Ipv4Address.of(10, 0, 0, 1), configuration(bus.at(2)).gateway());
        int server = start(bus.at(2), "COLLECT.EXE", "1");
        int client = start(bus.at(1), "UPLOAD.EXE", "10.0.0.101 20000");
        assertEquals(0, bus.at(1).post(new SystemCall.WaitProcess(client)).value());
        assertEquals(0, bus.at(2).post(new SystemCall.WaitProcess(server)).value());
    }

    @Test
    void aLeaseIsRenewedAsLongAsTheServerLivesAndGivenUpAfterwards() {
        Bus bus = new Bus().started();
        configure(bus.at(0), Ipv4Address.of(10, 0, 0, 1));
        int server = start(bus.at(0), "DHCPSERVER.EXE", RANGE + "120");
        start(bus.at(1), "DHCPCSVC.EXE", "");
        bus.run(300 * SECOND);
        assertEquals(Ipv4Address.of(10, 0, 0, 100), configuration(bus.at(1)).address());
        bus.at(0).post(new SystemCall.EndProcess(server));
        bus.run(130 * SECOND);
        assertTrue(configuration(bus.at(1)).isNone());
        start(bus.at(0), "DHCPSERVER.EXE", RANGE + "120");
        bus.run(130 * SECOND);
        assertEquals(Ipv4Address.of(10, 0, 0, 100), configuration(bus.at(1)).address());
    }

    @Test
    void aServerWaitsForItsAddress() {
        Bus bus = new Bus().started();
        start(bus.at(0), "DHCPSERVER.EXE", RANGE + "3600");
        start(bus.at(1), "DHCPCSVC.EXE", "");
        bus.run(20 * SECOND);
        assertTrue(configuration(bus.at(1)).isNone());
        configure(bus.at(0), Ipv4Address.of(10, 0, 0, 1));
        bus.run(60 * SECOND);
        assertEquals(Ipv4Address.of(10, 0, 0, 100), configuration(bus.at(1)).address());
    }

    @Test
    void argumentsThatMakeNoSenseAreReported() {
        Bus bus = new Bus().started();
        for (String bad : List.of("", "10.0.0.5", "10.0.0.5 10.0.0.4 24 0.0.0.0 60", "10.0.0.5 x 24 0.0.0.0 60")) {
            int process = start(bus.at(0), "DHCPSERVER.EXE", bad);
            assertEquals(87, bus.at(0).post(new SystemCall.WaitProcess(process)).value(), bad);
        }
        List<EventLog.Entry> entries = bus.at(0).kernel.events().entries();
        assertTrue(
                entries.getLast().message().contains("'x' is no address such as 10.0.0.1"),
                entries.getLast().message());
    }

    @Test
    void aSystemThatIsSavedWhileItAsksGoesOnAsking() {
        Bus reference = new Bus().started();
        configure(reference.at(0), Ipv4Address.of(10, 0, 0, 1));
        start(reference.at(0), "DHCPSERVER.EXE", RANGE + "3600");
        start(reference.at(1), "DHCPCSVC.EXE", "one");
        for (int step = 0; step < 1_200; step += 40) {
            Bus copy = new Bus();
            for (int i = 0; i < 3; i++)
                copy.at(i).restore(Saved.parse(reference.at(i).save().text()));
            assertEquals(reference.save(), copy.save(), "step " + step);
            for (int i = 0; i < 40; i++) {
                copy.simulation.step();
                reference.simulation.step();
            }
            assertEquals(
                    reference.simulation.trace().hash(), copy.simulation.trace().hash(), "after step " + step);
        }
        reference.run(10 * SECOND);
        assertEquals(
                Ipv4Address.of(10, 0, 0, 100), configuration(reference.at(1)).address());
    }
}
