// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enlighten.simulation.Chance;
import org.junit.jupiter.api.Test;

/// Every decoder takes any bytes: good messages with some bytes changed, cut or added, and noise. What it accepts
/// comes
/// back the same when it is encoded and decoded once more. More cases with `-Denlighten.mutations=N`.
class DecoderMutationTest {
    private static final long SEED = Long.getLong("enlighten.seed", 0x1C0DEL);
    private static final int CASES = Integer.getInteger("enlighten.mutations", 20_000);

    /// @param decode then encodes again; empty when it was refused
    private static void mutate(byte[] good, Function<byte[], Optional<byte[]>> decode) {
        assertArrayEquals(good, decode.apply(good).orElseThrow(), "the message itself");
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = mutated(good, new Chance(SEED + i));
            try {
                Optional<byte[]> again = decode.apply(bytes);
                if (again.isEmpty()) continue;
                accepted++;
                assertArrayEquals(again.get(), decode.apply(again.get()).orElseThrow());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay: -Denlighten.seed=" + (SEED + i), e);
            }
        }
        assertTrue(accepted > CASES / 50, "accepted=" + accepted + ": the mutations reach nothing");
        assertTrue(accepted < CASES, "nothing was refused");
    }

    private static byte[] mutated(byte[] good, Chance chance) {
        byte[] bytes = good.clone();
        if (chance.nextInt(50) == 0) {
            bytes = new byte[chance.nextInt(400)];
            chance.nextBytes(bytes);
        }
        int cut = chance.nextInt(8);
        if (cut == 0) bytes = Arrays.copyOf(bytes, chance.nextInt(bytes.length + 1));
        if (cut == 1) bytes = Arrays.copyOf(bytes, bytes.length + chance.nextInt(40));
        for (int n = chance.nextInt(4); n > 0 && bytes.length > 0; n--) {
            int at = chance.nextInt(chance.nextInt(2) == 0 ? bytes.length : Math.min(bytes.length, 32));
            bytes[at] = (byte)
                    switch (chance.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> 0xFF;
                        case 2 -> bytes[at] ^ 1 << chance.nextInt(8);
                        default -> chance.nextInt(256);
                    };
        }
        return bytes;
    }

    @Test
    void theHeadOfAllMessages() {
        byte[] body = new HeartbeatBody(5, HeartbeatBody.HEALTHY).bytes();
        byte[] good =
                IcMessage.request(IcVersion.V3_0, 1, IcVersion.V3_0, 9, body).bytes();
        mutate(good, b -> IcMessage.of(b).map(IcMessage::bytes));
    }

    @Test
    void theAgreementOnVersions() {
        Negotiation good = new Negotiation(IntegrationService.FRAMEWORKS, IntegrationService.SHUTDOWN.versions());
        mutate(good.bytes(), b -> Negotiation.of(b).map(Negotiation::bytes));
    }

    @Test
    void heartbeats() {
        mutate(new HeartbeatBody(5, 1).bytes(), b -> HeartbeatBody.of(b).map(HeartbeatBody::bytes));
    }

    @Test
    void samplesOfTime() {
        mutate(
                TimeSyncBody.of(5_000_000_000L, TimeSyncBody.SAMPLE).bytes(),
                b -> TimeSyncBody.of(b).map(TimeSyncBody::bytes));
    }

    @Test
    void requestsToGoDown() {
        mutate(
                new ShutdownBody(ShutdownBody.PLANNED, 60, 1, "It is late.").bytes(),
                b -> ShutdownBody.of(b).map(ShutdownBody::bytes));
    }

    @Test
    void backups() {
        mutate(new VssBody(VssBody.FREEZE, 0).bytes(), b -> VssBody.of(b).map(VssBody::bytes));
    }

    @Test
    void keysAndValues() {
        List<KvpBody> good = List.of(
                KvpBody.set(KvpPool.EXTERNAL, "Key", "Value"),
                KvpBody.enumerate(KvpPool.INTRINSIC, 4).with("OSName", "Test"),
                KvpBody.delete(KvpPool.EXTERNAL, "Key"),
                new KvpBody(KvpBody.SET, KvpPool.EXTERNAL, 0, KvpBody.U64, "N", "-1"));
        for (KvpBody one : good) mutate(one.bytes(), b -> KvpBody.of(b).map(KvpBody::bytes));
    }

    @Test
    void filesOfTheHosts() {
        List<FileCopyBody> good = List.of(
                new FileCopyBody.Start("a.txt", "C:\\x", FileCopyBody.OVERWRITE, 100),
                new FileCopyBody.Write(6144, new byte[] {1, 2, 3, 4}),
                new FileCopyBody.Complete());
        for (FileCopyBody one : good)
            mutate(one.bytes(), b -> FileCopyBody.of(b).map(FileCopyBody::bytes));
    }
}
