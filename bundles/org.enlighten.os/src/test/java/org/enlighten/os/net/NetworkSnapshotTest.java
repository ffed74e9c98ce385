// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.net;

import java.util.List;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.dhcp.DhcpPrograms;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// Two systems on a bad wire, from their boot through addresses by DHCP to the middle of transfers both ways: threads
/// that wait for sockets, frames in buffers and segments under way included. Each seed has other processors.
class NetworkSnapshotTest extends SnapshotContract<NetworkSnapshotTest.Pair.State> {
    static final class Pair implements Whole<Pair.State> {
        record State(
                TestSystem.State one, TestSystem.State two, TestWire.State toOne, TestWire.State toTwo, int stage) {}

        private final Simulation simulation;
        private final TestWire toOne;
        private final TestWire toTwo;
        private final TestSystem one;
        private final TestSystem two;
        private int stage;

        Pair(long seed) {
            simulation = new Simulation(seed);
            toOne = new TestWire("one", simulation, 200_000);
            toTwo = new TestWire("two", simulation, 200_000);
            int processors = 1 + (int) (seed % 2);
            one = system(1, toTwo, processors);
            two = system(2, toOne, processors);
            toOne.to(one::received);
            toTwo.to(two::received);
            toOne.trouble(3);
            toTwo.trouble(3);
        }

        private TestSystem system(int number, TestWire wire, int processors) {
            return TestSystem.plan()
                    .in(simulation, "vm/" + number)
                    .processors(processors)
                    .nic(0x00155D_000000L + number, wire::send)
                    .program(SocketPrograms.upload())
                    .program(SocketPrograms.collect())
                    .program(SocketPrograms.mirror())
                    .program(DhcpPrograms.client("dhcpcsvc.exe"))
                    .program(DhcpPrograms.server("dhcpserver.exe"))
                    .build();
        }

        @Override
        public void start() {
            one.start();
            two.start();
        }

        @Override
        public boolean step() {
            if (isRunning(one) && isRunning(two)) goOn();
            return simulation.step();
        }

        private static boolean isRunning(TestSystem system) {
            return system.kernel.phase() == SystemPhase.RUNNING
                    && !system.kernel.network().adapters().isEmpty();
        }

        private void goOn() {
            switch (stage) {
                case 0 -> {
                    one.kernel.post(new SystemCall.Network(
                            new SocketCall.Configure(1, NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, 1), 24))));
                    begin(one, "DHCPSERVER.EXE", "10.0.0.100 10.0.0.150 24 10.0.0.1 3600");
                    begin(one, "DHCPSERVER.EXE", "10.0.0.5 x 24 0.0.0.0 60");
                    begin(two, "DHCPCSVC.EXE", "vm2");
                    stage = 1;
                }
                case 1 -> {
                    if (address(two).isAny()) return;
                    begin(two, "COLLECT.EXE", "3");
                    begin(one, "UPLOAD.EXE", address(two) + " 600000");
                    begin(one, "UPLOAD.EXE", address(two) + " 30001");
                    begin(one, "MIRROR.EXE", "");
                    begin(two, "UPLOAD.EXE", "10.0.0.1 9000");
                    stage = 2;
                }
                default -> {}
            }
        }

        private static void begin(TestSystem system, String program, String arguments) {
            system.kernel.post(new SystemCall.StartProcess("C:\\SYS\\" + program, arguments));
        }

        private static Ipv4Address address(TestSystem system) {
            return system.kernel.network().adapters().getFirst().configuration().address();
        }

        @Override
        public Simulation simulation() {
            return simulation;
        }

        @Override
        public Class<State> stateType() {
            return State.class;
        }

        @Override
        public State save() {
            return new State(one.save(), two.save(), toOne.save(), toTwo.save(), stage);
        }

        @Override
        public void restore(State s) {
            toOne.restore(s.toOne());
            toTwo.restore(s.toTwo());
            one.restore(s.one());
            two.restore(s.two());
            stage = s.stage();
        }
    }

    @Override
    protected World<Pair.State> build(long seed) {
        return new Pair(seed);
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.os.internal.NetworkAdapter",
                "org.enlighten.os.internal.NetworkTask",
                "org.enlighten.os.internal.Networking",
                "org.enlighten.os.internal.SocketWaits",
                "org.enlighten.os.internal.TransmitBuffers",
                "org.enlighten.os.internal.net.Adapter",
                "org.enlighten.os.internal.net.Arp",
                "org.enlighten.os.internal.net.Ip",
                "org.enlighten.os.internal.net.Stack",
                "org.enlighten.os.internal.net.Tally",
                "org.enlighten.os.internal.net.tcp.ByteQueue",
                "org.enlighten.os.internal.net.tcp.Congestion",
                "org.enlighten.os.internal.net.tcp.Receiver",
                "org.enlighten.os.internal.net.tcp.RoundTrip",
                "org.enlighten.os.internal.net.tcp.Sender",
                "org.enlighten.os.internal.net.tcp.Tcp",
                "org.enlighten.os.internal.net.tcp.TcpConnection",
                "org.enlighten.os.internal.net.tcp.TcpOutput",
                "org.enlighten.os.internal.net.tcp.TcpTimers",
                "org.enlighten.os.net.NetworkStack",
                "org.enlighten.os.net.dhcp.ClientSide",
                "org.enlighten.os.net.dhcp.DhcpClient",
                "org.enlighten.os.net.dhcp.DhcpProgram",
                "org.enlighten.os.net.dhcp.DhcpServer",
                "org.enlighten.os.net.dhcp.RefusedProgram",
                "org.enlighten.os.net.dhcp.ServerSide");
    }

    @Override
    protected int stepsMax() {
        return 4_500;
    }

    @Override
    protected int every() {
        return 61;
    }

    @Override
    protected int stepsAfter() {
        return 180;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
