// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.BlockLayer;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.ByteMemory;
import org.enlighten.block.Memories;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Chance;
import org.enlighten.simulation.Saved;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeStateTest {
    private static final int STEPS = 400;

    @TempDir
    Path directory;

    @Test
    void goesOnTheSameFromAStateSavedAfterAnyStep() {
        for (boolean cached : new boolean[] {false, true}) {
            Path where = directory.resolve("cached-" + cached);
            World whole = new World(cached, where);
            List<String> after = new ArrayList<>();
            List<Saved[]> saves = new ArrayList<>();
            for (int i = 0; i < STEPS; i++) {
                if (i % 13 == 0) {
                    whole.volume.mark("at-" + i);
                    saves.add(whole.save());
                }
                whole.step();
                after.add(whole.text());
            }
            whole.volume.close();
            for (int n = 0; n < saves.size(); n += 3) {
                int cut = n * 13;
                World restored = new World(cached, where);
                restored.restore("at-" + cut, saves.get(n));
                for (int i = cut; i < STEPS; i++) {
                    restored.step();
                    assertEquals(after.get(i), restored.text(), "saved after step " + cut + ", differs after " + i);
                }
                restored.volume.close();
            }
        }
    }

    /// A volume and a client that keeps several requests under way on three files.
    private static final class World {
        record Client(long chance, long tags, long underWay, String heard) {}

        final Simulation simulation = new Simulation(8);
        final ByteMemory memory = new ByteMemory("buffer", new byte[1 << 16]);
        final Volume volume;
        final BlockLayer[] files = new BlockLayer[3];
        final Chance chance = new Chance(17);
        long tags;
        long underWay;
        long heard;

        World(boolean cached, Path directory) {
            Memories memories = new Memories();
            memories.add(memory);
            VolumeProfile profile = cached ? VolumeFixture.cachedDisk(1L << 30, 1 << 16) : VolumeFixture.nvme();
            volume = new Volume("host/volume/C", profile, directory, simulation, memories);
            volume.wire(volume::deliver);
            for (int i = 0; i < 2; i++) {
                if (volume.entry("f" + i).isEmpty()) volume.create("f" + i);
                volume.resize("f" + i, 4 << 20);
            }
            files[0] = volume.open("f0");
            files[1] = volume.open("f1");
            files[2] = volume.open("f1", "another");
            for (BlockLayer file : files)
                file.attach((tag, outcome) -> {
                    underWay--;
                    heard = heard * 31 + tag * 7 + outcome.toString().hashCode();
                });
        }

        void step() {
            while (underWay < 6) submit();
            simulation.step();
        }

        private void submit() {
            int bytes = 512 * (1 + chance.nextInt(8));
            Slice slice = new Slice(memory, chance.nextInt(100) * 512L, bytes);
            long at = chance.nextInt(9000) * 512L;
            BlockRequest request = switch (chance.nextInt(10)) {
                case 0 -> new BlockRequest.Flush();
                case 1 -> new BlockRequest.Barrier();
                case 2, 3, 4 -> new BlockRequest.Read(at, slice);
                default -> new BlockRequest.Write(at, slice);
            };
            underWay++;
            files[chance.nextInt(3)].submit(tags++, request, tags);
            memory.bytes()[chance.nextInt(1 << 16)]++;
        }

        Saved[] save() {
            return new Saved[] {
                Saved.of(volume),
                Saved.of(new Client(
                        chance.state(),
                        tags,
                        underWay,
                        heard + " " + Slice.of(memory.bytes().clone()).save())),
                Saved.of(new Bytes(memory.bytes().clone())),
                Saved.of(simulation)
            };
        }

        record Bytes(byte[] bytes) {}

        String text() {
            Client client = new Client(chance.state(), tags, underWay, Long.toString(heard));
            return Saved.of(volume).text()
                    + Saved.of(client).text()
                    + Saved.of(simulation).text();
        }

        void restore(String mark, Saved[] saves) {
            volume.rewind(mark);
            Saved.parse(saves[0].text()).into(volume);
            Client client = saves[1].as(Client.class);
            chance.restore(client.chance());
            tags = client.tags();
            underWay = client.underWay();
            heard = Long.parseLong(client.heard().split(" ")[0]);
            System.arraycopy(saves[2].as(Bytes.class).bytes(), 0, memory.bytes(), 0, 1 << 16);
            Saved.parse(saves[3].text()).into(simulation);
        }
    }
}
