// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.enlighten.network.LineSettings;
import org.enlighten.simulation.TraceBytes;
import org.enlighten.simulation.TraceEvent;
import org.enlighten.simulation.TraceReader;
import org.enlighten.vmbus.network.client.NetworkDriverSettings;
import org.enlighten.vmbus.network.protocol.NvspVersion;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All that is said over the real bus until an adapter is ready: each packet's kind, transaction and payload, in
/// order,
/// as the files beside this test have them. Ids of shared buffers and numbers of pages are what the guest happens to
/// have, and are not compared.
class HandshakeTest {
    @TempDir
    Path directory;

    /// The packets of one partition.
    private static final class Packets implements TraceReader {
        final List<String> lines = new ArrayList<>();

        @Override
        public void read(TraceEvent event) {}

        @Override
        public void read(TraceEvent event, TraceBytes content) {
            if (!event.type().name().startsWith("vmbus.packet")) return;
            ByteBuffer b = ByteBuffer.wrap(content.copy()).order(ByteOrder.LITTLE_ENDIAN);
            int from = b.getShort(2) * 8;
            byte[] payload = new byte[b.limit() - from];
            b.get(from, payload);
            boolean shares = payload.length > 8 && (payload[0] == 101 || payload[0] == 104) && payload[1] == 0;
            if (shares) for (int i = 4; i < 8; i++) payload[i] = 0;
            lines.add("%s %d %d %s"
                    .formatted(
                            event.type().name().substring("vmbus.packet-".length()),
                            b.getShort(6),
                            b.getLong(8),
                            HexFormat.of().formatHex(payload)));
        }
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream in = HandshakeTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private List<String> said(NetworkDriverSettings guest, NvspVersion host) {
        NetworkWorld.Plan plan =
                new NetworkWorld.Plan(1, 2, VmbusVersion.V5_3, host, List.of(guest), LineSettings.PERFECT);
        NetworkWorld w = new NetworkWorld(plan, directory.resolve(host.name() + guest.driverId()));
        Packets packets = new Packets();
        w.simulation.trace().attach(packets);
        w.start();
        w.runUntil(w::isUp);
        w.runFor(1_000_000);
        w.close();
        return packets.lines;
    }

    @Test
    void ofWindowsServer2008OnVersion1() throws IOException {
        assertEquals(
                String.join("\n", golden("handshake-v1.txt")),
                String.join("\n", said(NetworkDriverSettings.WINDOWS, NvspVersion.V6_1)));
    }

    @Test
    void ofALinuxThatTriesTheNewestFirstAgainstAHostOfVersion5() throws IOException {
        NetworkDriverSettings newest = NetworkDriverSettings.LINUX.speaking(NvspVersion.upTo(NvspVersion.V6_1), true);
        assertEquals(String.join("\n", golden("handshake-v5.txt")), String.join("\n", said(newest, NvspVersion.V5)));
    }

    @Test
    void onVersion6_1() throws IOException {
        NetworkDriverSettings newest = NetworkDriverSettings.LINUX.speaking(NvspVersion.upTo(NvspVersion.V6_1), true);
        assertEquals(
                String.join("\n", golden("handshake-v6_1.txt")), String.join("\n", said(newest, NvspVersion.V6_1)));
    }
}
