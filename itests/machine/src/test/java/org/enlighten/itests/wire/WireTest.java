// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlighten.block.fault.Tool;
import org.enlighten.simulation.TraceExport;
import org.enlighten.vmbus.protocol.VmbusVersion;
import org.enlighten.vmbus.world.EchoDevice;
import org.enlighten.vmbus.world.VmbusWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The exported bytes of a connection, read by somebody who has the public description and nothing else.
class WireTest {
    @TempDir
    Path directory;

    private static Iterable<JsonObject> lines(String export) {
        return export.lines()
                .filter(line -> line.contains("\"bytes\":"))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())::iterator;
    }

    private static byte[] bytes(JsonObject event) {
        return HexFormat.of().parseHex(event.get("bytes").getAsString());
    }

    private static long number(JsonObject event, String name) {
        return event.getAsJsonObject("data").get(name).getAsLong();
    }

    /// A life of a bus: two devices, requests and answers, closed and opened again, one taken back, and the farewell.
    private String export(VmbusVersion version) {
        VmbusWorld w =
                VmbusWorld.with(VmbusWorld.Plan.of(version, VmbusVersion.V5_3), directory.resolve(version.toString()));
        StringBuilder out = new StringBuilder();
        TraceExport export = new TraceExport(out);
        w.simulation.trace().attach(export);
        w.offer(EchoDevice.TYPE, 1);
        w.start();
        w.runFor(400_000_000);
        w.driver().tell(1);
        w.runFor(20_000_000);
        w.driver().tell(2);
        w.runFor(20_000_000);
        var other = w.offer(EchoDevice.SINK, 2);
        w.runFor(20_000_000);
        other.rescind();
        w.runFor(20_000_000);
        w.guestBus.disconnect();
        w.runFor(100_000_000);
        return out.toString();
    }

    private static void read(String export, ControlReader control, PacketReader packets) {
        for (JsonObject event : lines(export)) {
            String type = event.get("type").getAsString();
            boolean toHost = type.contains("to-host");
            if (type.startsWith("vmbus.message")) control.read(toHost, bytes(event));
            else packets.read(number(event, "channel"), toHost, bytes(event));
        }
    }

    @Test
    void everyMessageAndPacketOfAConnectionIsAsTheDescriptionSays() {
        for (VmbusVersion version : List.of(VmbusVersion.V0_13, VmbusVersion.V2_4, VmbusVersion.V5_3)) {
            ControlReader control = new ControlReader();
            PacketReader packets = new PacketReader();
            read(export(version), control, packets);
            Map<Integer, Integer> seen = control.seen;
            String told = version + ": " + seen + ", " + packets.seen;
            for (int type : List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16))
                assertTrue(seen.containsKey(type), () -> "message " + type + " was not said by " + told);
            assertEquals(1L, control.opened.getFirst(), told);
            assertTrue(control.opened.size() >= 2 && control.closed.size() >= 2, told);
            assertTrue(packets.answered >= 200, told);
            assertEquals(0, packets.waiting(), told);
        }
    }

    /// The script that a person would run on an exported file.
    @Test
    void theScriptReadsEachVersionToTheFarewell() throws IOException {
        Tool.required("python3");
        for (VmbusVersion version : VmbusVersion.values()) {
            Path file = Files.writeString(directory.resolve(version + ".json"), export(version));
            String script = Path.of("..", "..", "tools", "read-vmbus").toString();
            String said = Tool.run("python3", script, file.toString());
            for (String seen : List.of("RescindOffer", "RelIdReleased", "GpadlTorndown", "CloseChannel", "Unload 1"))
                assertTrue(said.contains(seen), () -> version + ": " + seen + " in\n" + said);
        }
    }

    @Test
    void aReaderWhoIsToldSomethingElseSaysSo() {
        String export = export(VmbusVersion.V5_3);
        int wrong = 0;
        int messages = 0;
        for (JsonObject event : lines(export)) {
            String type = event.get("type").getAsString();
            if (!type.startsWith("vmbus.message")) continue;
            messages++;
            byte[] bytes = bytes(event);
            bytes[0] ^= 0x40;
            ControlReader reader = new ControlReader();
            assertThrows(Misread.class, () -> reader.read(type.contains("to-host"), bytes));
            wrong++;
        }
        assertTrue(wrong == messages && messages > 10, "of " + messages);
        String dropped = export.lines()
                .filter(line -> !line.contains("vmbus.message-to-host") || !line.contains("\"message\":8,"))
                .collect(Collectors.joining("\n"));
        String why = assertThrows(Misread.class, () -> read(dropped, new ControlReader(), new PacketReader()))
                .getMessage();
        assertTrue(why.contains("list"), why);
    }
}
