// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlighten.block.fault.Tool;
import org.enlighten.network.Frame;
import org.enlighten.network.LineSettings;
import org.enlighten.network.NetworkException;
import org.enlighten.network.PortSettings;
import org.enlighten.network.SwitchPort;
import org.enlighten.network.SwitchSettings;
import org.enlighten.network.SwitchType;
import org.enlighten.network.VirtualSwitch;
import org.enlighten.network.protocol.MacAddress;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortCaptureTest {
    @TempDir
    Path directory;

    private final Simulation simulation = new Simulation(1);
    private final VirtualSwitch lan =
            new VirtualSwitch("lan", SwitchType.PRIVATE, SwitchSettings.USUAL, simulation, List.of());
    private final SwitchPort a = port(1);
    private final SwitchPort b = port(2);

    private SwitchPort port(int number) {
        LineSettings line = LineSettings.PERFECT.withRate(0, 1_234_567_891L);
        PortSettings rules = PortSettings.of(new MacAddress(0x00155D_000000L + number));
        try {
            return lan.connect("vm/" + number, number == 2 ? rules.withLine(line) : rules, _ -> {});
        } catch (NetworkException e) {
            throw new AssertionError(e);
        }
    }

    private Frame frame(int length) {
        byte[] bytes = new byte[length];
        b.settings().address().put(bytes, 0);
        a.settings().address().put(bytes, 6);
        bytes[12] = (byte) 0x88;
        bytes[13] = (byte) 0xB5;
        return Frame.of(bytes);
    }

    private byte[] captured() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PortCapture capture = new PortCapture(simulation, out);
        capture.watch(a);
        capture.watch(b);
        for (int length = 60; length < 64; length++) a.send(frame(length));
        simulation.runUntil(Simulation.NEVER);
        capture.leave(a);
        a.send(frame(100));
        assertEquals(8, capture.packets());
        return out.toByteArray();
    }

    @Test
    void aCaptureIsASectionWithItsInterfacesAndPackets() throws IOException {
        ByteBuffer file = ByteBuffer.wrap(captured()).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x0A0D0D0A, file.getInt(0));
        assertEquals(0x1A2B3C4D, file.getInt(8));
        int[] types = new int[11];
        int at = 0;
        for (int i = 0; i < types.length; i++) {
            types[i] = file.getInt(at);
            int length = file.getInt(at + 4);
            assertEquals(0, length % 4);
            assertEquals(length, file.getInt(at + length - 4), "the length stands at both ends");
            at += length;
        }
        assertEquals(file.capacity(), at);
        assertArrayEquals(new int[] {0x0A0D0D0A, 1, 1, 6, 6, 6, 6, 6, 6, 6, 6}, types);
    }

    @Test
    void tsharkReadsNamesTimesDirectionsAndLengths() throws IOException {
        Tool.required("tshark");
        Path file = directory.resolve("capture.pcapng");
        Files.write(file, captured());
        String printed = Tool.run(
                "tshark",
                "-r",
                file.toString(),
                "-T",
                "fields",
                "-e",
                "frame.interface_name",
                "-e",
                "frame.time_epoch",
                "-e",
                "frame.packet_flags_direction",
                "-e",
                "frame.len");
        List<String> lines = printed.lines().filter(l -> l.startsWith("vm/")).toList();
        assertEquals(8, lines.size(), printed);
        assertEquals("vm/1\t0.000000000\t0x00000002\t60", lines.get(0));
        assertEquals("vm/2\t1.234567891\t0x00000001\t60", lines.get(4));
        assertEquals("vm/2\t1.234567891\t0x00000001\t63", lines.get(7));
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        assertArrayEquals(captured(), new PortCaptureTest().captured());
    }

    @Test
    void aCaptureThatCannotBeWrittenEndsAndTheRunGoesOn() throws IOException {
        OutputStream full = new OutputStream() {
            private int left = 400;

            @Override
            public void write(int b) throws IOException {
                if (left-- <= 0) throw new IOException("disk full");
            }
        };
        PortCapture capture = new PortCapture(simulation, full);
        capture.watch(a);
        for (int i = 0; i < 10; i++) a.send(frame(60));
        simulation.runUntil(Simulation.NEVER);
        assertEquals(10, b.counters().toClient().frames());
        assertEquals("disk full", capture.failure().orElseThrow().getMessage());
        assertTrue(capture.packets() < 10);
    }
}
