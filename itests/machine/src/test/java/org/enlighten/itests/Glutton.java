// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.BootServices;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.InstallationMedia;
import org.enlighten.guest.Personality;
import org.enlighten.machine.BootLoader;
import org.enlighten.machine.ExecutionEngine;
import org.enlighten.machine.VirtualProcessor;
import org.enlighten.simulation.Saved;

/// A system that runs well for a while and then fails in a way of its own, in its Java code. Woven by
/// [FallibleGuestTest] as the framework weaves a plug-in's classes.
public final class Glutton implements GuestOs {
    private final String deed;

    /// @param deed throw, loop, recurse or hoard
    public Glutton(String deed) {
        this.deed = deed;
    }

    @Override
    public String id() {
        return "glutton-" + deed;
    }

    @Override
    public Personality personality() {
        return Personality.of("Glutton", "1").memoryMib(8, 64).build();
    }

    @Override
    public Optional<InstallationMedia> media() {
        byte[] sector = new byte[512];
        byte[] name = id().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, sector, 64, name.length);
        sector[510] = 0x55;
        sector[511] = (byte) 0xAA;
        return Optional.of(InstallationMedia.of(
                "GLUTTON", FileTree.builder().file("README.TXT", name).build(), sector));
    }

    @Override
    public List<BootLoader> bootLoaders(BootServices services) {
        return List.of((record, machine) -> isMine(record.bytes()) ? Optional.of(new Engine(deed)) : Optional.empty());
    }

    private boolean isMine(byte[] sector) {
        return new String(sector, StandardCharsets.US_ASCII).contains(id());
    }

    private static final class Engine implements ExecutionEngine {
        private record State(int runs) {}

        private static final int GOOD_RUNS = 1_000;
        private final String deed;
        private int runs;

        Engine(String deed) {
            this.deed = deed;
        }

        @Override
        public long run(VirtualProcessor vp, long nowNs, long horizonNs) {
            if (++runs < GOOD_RUNS) return 1_000_000;
            return switch (deed) {
                case "throw" -> throw new IllegalStateException("a deed of its own");
                case "loop" -> loop();
                case "recurse" -> recurse(1) + 1;
                default -> hoard();
            };
        }

        private long loop() {
            while (true) runs++;
        }

        private long recurse(long n) {
            return recurse(n + 1) + 1;
        }

        private static long hoard() {
            List<long[]> kept = new ArrayList<>();
            while (true) kept.add(new long[1 << 16]);
        }

        @Override
        public boolean cuttable() {
            return true;
        }

        @Override
        public Saved saveEngine() {
            return Saved.of(new State(runs));
        }

        @Override
        public void restoreEngine(Saved state) {
            runs = state.as(State.class).runs();
        }
    }
}
