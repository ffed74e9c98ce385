// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.NetworkInfo;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Two whole systems with an adapter each and a wire between, and programs that talk through sockets.
class KernelNetworkTest {
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(1);
    private TestSystem one;
    private TestSystem two;

    private TestSystem system(int number, TestWire wire, UnaryOperator<TestSystem.Plan> more) {
        TestSystem.Plan plan = TestSystem.plan()
                .in(simulation, "vm/" + number)
                .nic(0x00155D_000000L + number, wire::send)
                .program(SocketPrograms.upload())
                .program(SocketPrograms.collect())
                .program(SocketPrograms.mirror());
        return more.apply(plan).build();
    }

    private void boot(UnaryOperator<TestSystem.Plan> more) {
        TestWire toOne = new TestWire("one", simulation, 200_000);
        TestWire toTwo = new TestWire("two", simulation, 200_000);
        one = system(1, toTwo, more).start();
        two = system(2, toOne, more).start();
        toOne.to(one::received);
        toTwo.to(two::received);
        one.runUntil(() -> one.kernel.phase() == SystemPhase.RUNNING && two.kernel.phase() == SystemPhase.RUNNING);
        configure(one, 1);
        configure(two, 2);
    }

    private static void configure(TestSystem system, int number) {
        NetworkConfiguration addresses = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, number), 24);
        assertTrue(system.post(new SystemCall.Network(new SocketCall.Configure(1, addresses)))
                .isSuccess());
    }

    private static int start(TestSystem system, String program, String arguments) {
        Result started = system.post(new SystemCall.StartProcess("C:\\SYS\\" + program, arguments));
        assertTrue(started.isSuccess(), started.message());
        return (int) started.value();
    }

    private static Result ended(TestSystem system, int process) {
        return system.post(new SystemCall.WaitProcess(process));
    }

    @Test
    void anAdapterIsFoundWithItsAddressAndLink() {
        boot(p -> p);
        NetworkInfo info =
                one.post(new SystemCall.Network(new SocketCall.Adapters())).detail(NetworkInfo.class);
        assertEquals(one.kernel.network(), info);
        NetworkInfo.Adapter adapter = info.adapters().getFirst();
        assertEquals("Driver nic", adapter.name());
        assertEquals("00-15-5D-00-00-01", adapter.hardware().toString());
        assertTrue(adapter.up());
        assertEquals(Ipv4Address.of(10, 0, 0, 1), adapter.configuration().address());
        one.link(false);
        one.runFor(SECOND);
        assertEquals(false, one.kernel.network().adapters().getFirst().up());
    }

    @Test
    void aProgramSendsAFileToAProgramOnAnotherMachine() {
        transfer(p -> p);
    }

    @Test
    void systemsWithoutAClockDeviceDoTheSame() {
        transfer(TestSystem.Plan::withoutClock);
    }

    @Test
    void systemsWithTwoProcessorsDoTheSame() {
        transfer(p -> p.processors(2));
    }

    private void transfer(UnaryOperator<TestSystem.Plan> more) {
        boot(more);
        int server = start(two, "COLLECT.EXE", "2");
        int first = start(one, "UPLOAD.EXE", "10.0.0.2 150001");
        int second = start(one, "UPLOAD.EXE", "10.0.0.2 77777");
        assertEquals(0, ended(one, first).value());
        assertEquals(0, ended(one, second).value());
        assertEquals(0, ended(two, server).value());
        assertEquals(0, one.kernel.networkCounters().orElseThrow().segmentsAgain());
    }

    @Test
    void aProgramOnTheSameMachineIsReachedWithoutAnAdapter() {
        TestSystem alone = TestSystem.plan()
                .program(SocketPrograms.upload())
                .program(SocketPrograms.collect())
                .build()
                .boot();
        int server = start(alone, "COLLECT.EXE", "1");
        int client = start(alone, "UPLOAD.EXE", "127.0.0.1 50000");
        assertEquals(0, ended(alone, client).value());
        assertEquals(0, ended(alone, server).value());
    }

    @Test
    void whatNobodyListensForIsRefusedToTheProgram() {
        boot(p -> p);
        int client = start(one, "UPLOAD.EXE", "10.0.0.2 10");
        assertEquals(0xC0000236, (int) ended(one, client).value());
        int lost = start(one, "UPLOAD.EXE", "10.0.0.77 10");
        assertEquals(0xC000023D, (int) ended(one, lost).value());
    }

    @Test
    void aProcessThatEndsBreaksItsConnectionsOff() {
        boot(p -> p);
        int server = start(two, "MIRROR.EXE", "");
        int client = start(one, "UPLOAD.EXE", "10.0.0.2 100000000");
        one.runFor(2 * SECOND);
        assertEquals(1, one.kernel.connections().size());
        assertTrue(two.post(new SystemCall.EndProcess(server)).isSuccess());
        assertEquals(0xC000020D, (int) ended(one, client).value());
        two.runFor(SECOND);
        assertTrue(two.kernel.connections().isEmpty());
    }

    @Test
    void oneProgramServesSeveralClientsAtOnce() {
        boot(p -> p);
        start(two, "MIRROR.EXE", "");
        int[] clients = new int[4];
        for (int i = 0; i < clients.length; i++) clients[i] = start(one, "UPLOAD.EXE", "10.0.0.2 " + 3000 * (i + 1));
        for (int client : clients) assertEquals(1, ended(one, client).value(), "one byte of what it sent came back");
    }

    @Test
    void aSystemWithoutNetworkHasNeitherStackNorThread() {
        TestSystem plain = TestSystem.plan().build().boot();
        assertTrue(plain.kernel.networkCounters().isEmpty());
        assertTrue(plain.kernel.network().adapters().isEmpty());
    }

    @Test
    void anAddressThatAnotherStationHasIsReported() {
        boot(p -> p);
        configure(two, 1);
        one.runFor(SECOND);
        assertTrue(one.kernel.events().entries().stream()
                .anyMatch(e -> e.eventId() == 4199 && e.message().contains("10.0.0.1")));
    }
}
