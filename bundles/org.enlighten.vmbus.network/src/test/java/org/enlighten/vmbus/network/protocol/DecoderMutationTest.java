// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.network.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Every decoder takes any bytes: well-formed messages with some bytes changed, cut or added, and noise. What it
/// accepts comes back the same when it is encoded and decoded once more. More with `-Denlighten.mutations=N`.
class DecoderMutationTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0xDEC0DEL);
    private static final int CASES = Integer.getInteger("enlighten.mutations", 20_000);

    private static final List<byte[]> NVSP = List.of(
            NvspCodec.encode(new NvspMessage.Init(0x60001, 0x60001), 40),
            NvspCodec.encode(new NvspMessage.InitComplete(-1, 34, 1), 28),
            NvspCodec.encode(new NvspMessage.SendReceiveBuffer(1, 0xCAFE), 28),
            NvspCodec.encode(
                    new NvspMessage.ReceiveBufferComplete(
                            1,
                            List.of(new NvspMessage.Section(0, 1808, 9, 16272), new NvspMessage.Section(1, 2, 3, 4))),
                    40),
            NvspCodec.encode(new NvspMessage.RndisPacket(true, -1, 0), 28),
            NvspCodec.encode(new NvspMessage.NdisConfig(1514, 0xAC), 40),
            NvspCodec.encode(new NvspMessage.SubChannels(1, 8), 28));

    private static final List<byte[]> RNDIS = List.of(
            RndisCodec.encode(new RndisMessage.Initialize(1, 1, 0, 0x4000)),
            RndisCodec.encode(new RndisMessage.Query(2, Oid.PERMANENT_ADDRESS, new byte[4])),
            RndisCodec.encode(new RndisMessage.QueryComplete(2, 0, new byte[] {1, 2, 3, 4, 5, 6})),
            RndisCodec.encode(new RndisMessage.Set(3, Oid.PACKET_FILTER, new byte[] {13, 0, 0, 0})),
            RndisCodec.encode(new RndisMessage.Indicate(RndisStatus.OFFLOAD_CONFIG, Offload.nothing(156))),
            RndisCodec.encode(new RndisMessage.Reset()));

    private final Chance chance = new Chance(SEED);

    private byte[] mutated(List<byte[]> from) {
        byte[] bytes = from.get(chance.nextInt(from.size())).clone();
        int length = switch (chance.nextInt(6)) {
            case 0 -> chance.nextInt(bytes.length + 1);
            case 1 -> bytes.length + chance.nextInt(64);
            default -> bytes.length;
        };
        bytes = Arrays.copyOf(bytes, length);
        for (int i = chance.nextInt(6); i > 0 && length > 0; i--) {
            int at = chance.nextInt(Math.min(length, chance.nextInt(3) == 0 ? length : 64));
            bytes[at] = (byte) (chance.nextInt(3) == 0 ? 0xFF : chance.nextInt(256));
        }
        return bytes;
    }

    @Test
    void nvspMessages() {
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = mutated(NVSP);
            boolean completion = chance.nextInt(2) == 0;
            Optional<NvspMessage> message = NvspCodec.decode(bytes, completion);
            message.ifPresent(
                    m -> assertEquals(message, NvspCodec.decode(NvspCodec.encode(m, 0), completion), "seed=" + SEED));
        }
    }

    @Test
    void controlMessages() {
        for (int i = 0; i < CASES; i++) {
            Optional<RndisMessage> message = RndisCodec.decode(mutated(RNDIS));
            message.ifPresent(m -> assertEquals(message, RndisCodec.decode(RndisCodec.encode(m)), "seed=" + SEED));
        }
    }

    @Test
    void frames() {
        List<byte[]> from = List.of(
                new RndisFrame(new byte[60], RndisFrame.NO_TAG).encode(), new RndisFrame(new byte[1514], 99).encode());
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = mutated(from);
            int at = chance.nextInt(3) == 0 ? chance.nextInt(bytes.length + 1) : 0;
            int length = RndisFrame.lengthAt(bytes, at);
            if (length == 0) continue;
            assertTrue(at + length <= bytes.length, "seed=" + SEED);
            Optional<RndisFrame> frame = RndisFrame.decode(bytes, at, length);
            frame.ifPresent(f -> {
                byte[] again = f.encode();
                assertEquals(frame, RndisFrame.decode(again, 0, again.length), "seed=" + SEED);
            });
        }
    }
}
