// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.os.net.dhcp.DhcpPrograms;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;
import org.junit.jupiter.api.Test;

/// Two systems on one wire.
class NetworkCommandsTest {
    private static final Host HOST = new Host("2.6.18-test", "#1 SMP", "[root@%h %w]# ");

    private final Simulation simulation = new Simulation(1);
    private final Wire toOne = new Wire("one");
    private final Wire toTwo = new Wire("two");
    private final LinuxBench one = bench(1, toTwo);
    private final LinuxBench two = bench(2, toOne);

    NetworkCommandsTest() {
        toOne.end = one.system()::received;
        toTwo.end = two.system()::received;
        one.until("]# ");
        two.until("]# ");
    }

    /// Frames come in their order, a little later.
    private final class Wire {
        private final Deque<byte[]> frames = new ArrayDeque<>();
        private final Timer comes;
        private Consumer<byte[]> end;

        Wire(String name) {
            comes = simulation.timer("wire/" + name, this::come);
        }

        void send(byte[] frame) {
            frames.add(frame.clone());
            if (frames.size() == 1) simulation.arm(comes, simulation.now() + 100_000);
        }

        private void come() {
            end.accept(frames.remove());
            if (!frames.isEmpty()) simulation.arm(comes, simulation.now() + 10_000);
        }
    }

    private LinuxBench bench(int number, Wire out) {
        LinuxBench bench = new LinuxBench()
                .file("/etc/HOSTNAME", "bench" + number + "\n")
                .program("/sbin/ifconfig", Image.of("ifconfig", Interfaces::new).plainLines())
                .program("/bin/ping", Image.of("ping", Ping::of).plainLines())
                .program("/sbin/dhclient", DhcpPrograms.client("dhclient"))
                .program("/sbin/dhcpd", DhcpPrograms.server("dhcpd"))
                .program(
                        "/bin/sh",
                        Image.of("sh", arguments -> new Shell(HOST, arguments)).plainLines());
        bench.plan().in(simulation, "vm/" + number).nic(0x00155D_000000L + number, out::send);
        return bench.start("/bin/sh", "");
    }

    @Test
    void anInterfaceIsShownAndGetsItsAddress() {
        String none = """
                eth0      Link encap:Ethernet  HWaddr 00:15:5D:00:00:01
                          UP BROADCAST RUNNING MULTICAST
                """;
        assertEquals(none, one.type("ifconfig eth0"));
        assertTrue(one.type("ifconfig").startsWith(none + "\nlo        Link encap:Local Loopback\n"), one.screen());
        assertEquals("", one.type("ifconfig eth0 10.1.2.3 netmask 255.255.240.0"));
        String line = "          inet addr:10.1.2.3  Bcast:10.1.15.255  Mask:255.255.240.0\n";
        assertTrue(one.type("ifconfig eth0").contains(line), one.screen());
        assertEquals("", one.type("ifconfig eth0 192.168.7.1"));
        assertTrue(one.type("ifconfig").contains("Bcast:192.168.7.255  Mask:255.255.255.0"), one.screen());
        one.system().link(false);
        one.system().runFor(1_000_000);
        assertTrue(one.type("ifconfig eth0").endsWith("          BROADCAST MULTICAST\n"), one.screen());
    }

    @Test
    void whatIsNoInterfaceOrNoAddressIsRefused() {
        assertEquals("eth1: error fetching interface information: Device not found\n", one.type("ifconfig eth1"));
        String usage = "usage: ifconfig [INTERFACE [ADDRESS [netmask MASK]]]\n";
        assertEquals(usage, one.type("ifconfig eth0 10.1.2"));
        assertEquals(usage, one.type("ifconfig eth0 10.1.2.3 netmask 255.0.255.0"));
        assertEquals(usage, one.type("ifconfig eth0 10.1.2.3 255.0.0.0"));
        assertTrue(one.type("ifconfig eth0 224.0.0.1; echo $?").endsWith("\n1\n"), one.screen());
        assertEquals("ifup: eth3: No such device\n", one.type("ifup eth3"));
        assertEquals("usage: ifup INTERFACE\n", one.type("ifup"));
    }

    @Test
    void theOtherAnswersAPing() {
        assertEquals(
                "PING 10.0.0.2 56 data bytes\nconnect: Network is unreachable\n\n"
                        + "--- 10.0.0.2 ping statistics ---\n1 packets transmitted, 0 received, 100% packet loss\n",
                one.type("ping -c 1 10.0.0.2"));
        one.type("ifconfig eth0 10.0.0.1 netmask 255.255.255.0");
        two.type("ifconfig eth0 10.0.0.2 netmask 255.255.255.0");
        String said = one.type("ping -c 2 10.0.0.2");
        assertTrue(said.contains("64 bytes from 10.0.0.2: icmp_seq=2 time=0."), said);
        assertTrue(said.endsWith("2 packets transmitted, 2 received, 0% packet loss\n"), said);
        assertTrue(
                one.type("ping -c 1 10.0.0.9; echo $?")
                        .endsWith("1 packets transmitted, 0 received, 100% packet loss\n1\n"),
                one.screen());
        assertTrue(
                one.type("ping 127.0.0.1").endsWith("4 packets transmitted, 4 received, 0% packet loss\n"),
                one.screen());
        assertEquals("usage: ping [-c COUNT] ADDRESS\n", one.type("ping"));
        assertEquals("usage: ping [-c COUNT] ADDRESS\n", one.type("ping -c 0 10.0.0.2"));
        assertEquals("ping: unknown host somewhere\n", one.type("ping somewhere"));
    }

    @Test
    void aServerGivesAnAddressToWhoAsks() {
        two.type("ifconfig eth0 10.0.0.1 netmask 255.255.255.0");
        two.type("dhcpd 10.0.0.10 10.0.0.20 24 10.0.0.1 3600 &");
        assertEquals("    eth0 (DHCP)\n", one.type("ifup eth0"));
        one.system().runFor(20_000_000_000L);
        assertTrue(one.type("ifconfig eth0").contains("inet addr:10.0.0.10  Bcast:10.0.0.255"), one.screen());
        assertTrue(one.type("ping -c 1 10.0.0.1").contains("1 received"), one.screen());
    }
}
