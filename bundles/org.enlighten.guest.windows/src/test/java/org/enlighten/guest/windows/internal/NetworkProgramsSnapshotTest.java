// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.network.Ping;
import org.enlighten.guest.network.ShareCopy;
import org.enlighten.guest.network.ShareFile;
import org.enlighten.guest.network.ShareServer;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Simulation;
import org.enlighten.testkit.state.SnapshotContract;

/// Two systems on one wire: one serves a share, the other asks whether it is there, takes a file and brings one.
class NetworkProgramsSnapshotTest extends SnapshotContract<NetworkProgramsSnapshotTest.Pair.State> {
    static final class Pair implements Whole<Pair.State> {
        record State(List<TestSystem.State> systems, int stage) {}

        private static final ShareFile THERE = new ShareFile(Ipv4Address.of(10, 0, 0, 1), "DATA", "BIG.DAT");

        private final Simulation simulation;
        private final List<TestSystem> systems = new ArrayList<>();
        private int stage;

        Pair(long seed) {
            simulation = new Simulation(seed);
            for (int i = 0; i < 2; i++) systems.add(system(i));
        }

        private TestSystem system(int number) {
            byte[] big = new byte[60_000];
            for (int i = 0; i < big.length; i++) big[i] = (byte) (i * 7);
            return TestSystem.plan()
                    .in(simulation, "vm/" + number)
                    .host()
                    .nic(
                            0x00155D_000000L + number,
                            frame -> systems.get(1 - number).received(frame))
                    .file("\\DATA\\BIG.DAT", big)
                    .program(Image.of("share.exe", arguments -> new ShareServer(arguments, '\\'))
                            .memoryKib(16))
                    .program(Image.of("ping.exe", Ping::new).memoryKib(8))
                    .program(Image.of("get.exe", _ -> new ShareCopy(THERE, "C:\\DATA\\GOT.DAT", false))
                            .memoryKib(16))
                    .program(Image.of("put.exe", _ -> new ShareCopy(THERE.named("NEW.DAT"), "C:\\DATA\\BIG.DAT", true))
                            .memoryKib(16))
                    .build();
        }

        @Override
        public void start() {
            systems.forEach(TestSystem::start);
        }

        @Override
        public boolean step() {
            boolean up = systems.stream()
                    .allMatch(s -> s.kernel.phase() == SystemPhase.RUNNING
                            && !s.kernel.network().adapters().isEmpty());
            if (up && stage == 0) begin();
            return simulation.step();
        }

        private void begin() {
            stage = 1;
            for (int i = 0; i < 2; i++) {
                NetworkConfiguration own = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, i + 1), 24);
                systems.get(i).kernel.post(new SystemCall.Network(new SocketCall.Configure(1, own)));
            }
            start(0, "SHARE.EXE", "DATA=C:\\DATA");
            start(1, "PING.EXE", "10.0.0.1");
            start(1, "GET.EXE", "");
            start(1, "PUT.EXE", "");
        }

        private void start(int system, String program, String arguments) {
            systems.get(system).kernel.post(new SystemCall.StartProcess("C:\\SYS\\" + program, arguments));
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
            return new State(systems.stream().map(TestSystem::save).toList(), stage);
        }

        @Override
        public void restore(State s) {
            for (int i = 0; i < 2; i++) systems.get(i).restore(s.systems().get(i));
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
                "org.enlighten.guest.network.Ping",
                "org.enlighten.guest.network.ShareCopy",
                "org.enlighten.guest.network.ShareServer");
    }

    @Override
    protected int stepsMax() {
        return 2_500;
    }

    @Override
    protected int every() {
        return 43;
    }

    @Override
    protected int stepsAfter() {
        return 150;
    }

    @Override
    protected int seeds() {
        return 2;
    }
}
