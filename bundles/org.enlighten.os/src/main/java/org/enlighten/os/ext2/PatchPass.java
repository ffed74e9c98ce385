// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

import java.util.Map;
import java.util.Optional;
import org.enlighten.simulation.Saved;

/// Changes the bytes that a check wants changed, sector by sector, the last one first: an entry is written before the
/// one in front of it ends there.
final class PatchPass implements CheckPass {
    enum At {
        READ,
        WRITE,
        FLUSH
    }

    record State(At at) {}

    private final CheckedVolume v;
    private At at = At.READ;

    PatchPass(CheckedVolume v) {
        this.v = v;
    }

    @Override
    public Optional<Ext2Step> next(byte[] read) {
        if (v.patches.isEmpty() && at == At.READ) return Optional.empty();
        return Optional.of(
                switch (at) {
                    case READ -> {
                        at = At.WRITE;
                        yield new Ext2Step.Read(sector(), 512);
                    }
                    case WRITE -> {
                        at = At.FLUSH;
                        yield write(read);
                    }
                    case FLUSH -> {
                        at = At.READ;
                        yield new Ext2Step.Flush();
                    }
                });
    }

    private long sector() {
        return v.patches.lastKey() / 512 * 512;
    }

    private Ext2Step write(byte[] read) {
        long sector = sector();
        byte[] bytes = read.clone();
        Map<Long, Integer> inIt = v.patches.tailMap(sector);
        inIt.forEach((place, value) -> bytes[(int) (place - sector)] = value.byteValue());
        inIt.clear();
        return new Ext2Step.Write(sector, bytes);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(at));
    }

    @Override
    public void restore(Saved saved) {
        at = saved.as(State.class).at();
    }
}
