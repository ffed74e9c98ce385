// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.network.DropReason;
import org.enlighten.network.Frame;
import org.enlighten.network.LineSettings;
import org.enlighten.network.NetworkException;
import org.enlighten.network.PortSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchSettings;
import org.enlighten.network.SwitchType;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.network.capture.PortCapture;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.Result;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.SocketPrograms;
import org.enlighten.os.net.dhcp.DhcpPrograms;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.enlighten.os.system.SystemPhase;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whole systems with programs, drivers and adapters on a private switch that loses one frame of a hundred: they get
/// their addresses by DHCP, one sends the other a file, and tshark has nothing to object.
class SystemsOverSwitchTest {
    private static final long BYTES = Long.getLong("enlighten.transfer", 10L << 20);
    private static final long SECOND = 1_000_000_000L;
    private static final LineSettings LOSSY =
            LineSettings.PERFECT.withRate(0, 50_000).withLoss(10_000);

    @TempDir
    Path directory;

    private final Simulation simulation = new Simulation(3);
    private final VirtualSwitch lan =
            new VirtualSwitch("lan", SwitchType.PRIVATE, SwitchSettings.USUAL, simulation, List.of());
    private final List<TestSystem> systems = new ArrayList<>();
    private final List<SwitchPort> ports = new ArrayList<>();
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

    private void add(int number, LineSettings line) throws NetworkException {
        long hardware = 0x00155D_000000L + number;
        systems.add(TestSystem.plan()
                .in(simulation, "vm/" + number)
                .nic(hardware, frame -> ports.get(number).send(Frame.of(frame)))
                .program(SocketPrograms.upload())
                .program(SocketPrograms.collect())
                .program(DhcpPrograms.client("dhcpcsvc.exe"))
                .program(DhcpPrograms.server("dhcpserver.exe"))
                .build()
                .start());
        PortSettings rules = PortSettings.of(new MacAddress(hardware)).withLine(line);
        ports.add(
                lan.connect("vm/" + number, rules, frame -> systems.get(number).received(frame.bytes())));
    }

    private static int start(TestSystem system, String program, String arguments) {
        Result started = system.post(new SystemCall.StartProcess("C:\\SYS\\" + program, arguments));
        assertTrue(started.isSuccess(), started.message());
        return (int) started.value();
    }

    private List<String> shown(String filter) throws IOException {
        Path file = directory.resolve("capture.pcapng");
        Files.write(file, captured.toByteArray());
        return Tool.run("tshark", "-r", file.toString(), "-Y", filter, "-T", "fields", "-e", "frame.number")
                .lines()
                .filter(l -> l.matches("[0-9]+"))
                .toList();
    }

    @Test
    void aFileGoesFromOneMachineToAnotherAndTheCaptureIsSound() throws IOException, NetworkException {
        Tool.required("tshark");
        add(0, LineSettings.PERFECT);
        add(1, LOSSY);
        add(2, LineSettings.PERFECT);
        new PortCapture(simulation, captured).watch(ports.get(1));
        systems.get(0).runUntil(() -> systems.stream().allMatch(s -> s.kernel.phase() == SystemPhase.RUNNING));
        NetworkConfiguration own = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, 1), 24);
        systems.get(0).post(new SystemCall.Network(new SocketCall.Configure(1, own)));
        start(systems.get(0), "DHCPSERVER.EXE", "10.0.0.100 10.0.0.150 24 10.0.0.1 3600");
        for (int i = 1; i < 3; i++) start(systems.get(i), "DHCPCSVC.EXE", "vm" + i);
        systems.get(0).runUntil(() -> systems.stream().noneMatch(s -> address(s).isAny()));
        int server = start(systems.get(2), "COLLECT.EXE", "1");
        int client = start(systems.get(1), "UPLOAD.EXE", address(systems.get(2)) + " " + BYTES);
        assertEquals(0, systems.get(1).post(new SystemCall.WaitProcess(client)).value());
        assertEquals(0, systems.get(2).post(new SystemCall.WaitProcess(server)).value());
        simulation.runUntil(simulation.now() + SECOND);
        assertTrue(ports.get(1).counters().dropped(DropReason.LOST) > 0);
        assertEquals(List.of(), shown("_ws.malformed || _ws.expert.group == \"Malformed\""));
        long again = systems.get(1).kernel.networkCounters().orElseThrow().segmentsAgain();
        assertTrue(again > 0);
        String ofSender = " && eth.src == 00:15:5d:00:00:01";
        assertEquals(
                again,
                shown("(tcp.analysis.retransmission || tcp.analysis.fast_retransmission)" + ofSender)
                        .size());
        assertTrue(shown("dhcp.option.dhcp == 5").size() > 0, "an acknowledgement of DHCP");
        assertTrue(shown("arp").size() > 0);
    }

    private static Ipv4Address address(TestSystem system) {
        return system.kernel.network().adapters().getFirst().configuration().address();
    }
}
