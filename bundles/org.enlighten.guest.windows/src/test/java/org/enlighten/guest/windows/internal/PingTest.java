// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.guest.image.Image;
import org.enlighten.guest.network.Ping;
import org.enlighten.os.NetworkConfiguration;
import org.enlighten.os.SocketCall;
import org.enlighten.os.SystemCall;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.net.protocol.Ipv4Address;
import org.junit.jupiter.api.Test;

/// A ping on a real kernel whose wire leads nowhere.
class PingTest {
    private final TestSystem system = TestSystem.plan()
            .nic(0x00155D_000001L, _ -> {})
            .program(Image.of("ping.exe", Ping::new).memoryKib(8))
            .build()
            .boot();

    private String ping(String address) {
        int process = (int) system.post(new SystemCall.StartProcess("C:\\SYS\\PING.EXE", address))
                .value();
        system.post(new SystemCall.WaitProcess(process));
        return system.kernel.consoleText();
    }

    @Test
    void whatNobodyAnswersIsLost() {
        system.runUntil(() -> !system.kernel.network().adapters().isEmpty());
        NetworkConfiguration own = NetworkConfiguration.of(Ipv4Address.of(10, 0, 0, 1), 24);
        assertTrue(system.post(new SystemCall.Network(new SocketCall.Configure(1, own)))
                .isSuccess());
        String lost = ping("10.0.0.9");
        assertTrue(lost.contains("Packets: Sent = 4, Received = 0, Lost = 4"), lost);
        assertTrue(ping("10.0.0.1").contains("Packets: Sent = 4, Received = 4, Lost = 0"), "oneself answers");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertTrue(ping("somewhere").contains("'ping' needs an address"), "a name is no address here");
    }
}
