// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.Slice;
import org.enlighten.chipset.internal.bus.Outside;

/// Notes what a single device asks for.
final class RecordingOutside implements Outside {
    final List<Integer> vectors = new ArrayList<>();
    final List<String> others = new ArrayList<>();

    @Override
    public void interrupt(int vector) {
        vectors.add(vector);
    }

    @Override
    public void transfer(long tag, int drive, Way way, long offsetBytes, Slice data) {
        others.add("transfer");
    }

    @Override
    public void reset() {
        others.add("reset");
    }

    @Override
    public void powerOff() {
        others.add("power off");
    }

    @Override
    public void screenChanged() {
        others.add("screen");
    }

    @Override
    public void keyboardLights(int lights) {
        others.add("lights " + lights);
    }

    @Override
    public void mediumEjected(int drive) {
        others.add("ejected " + drive);
    }

    @Override
    public void frame(int adapter, byte[] bytes) {
        others.add("frame of " + bytes.length + " from " + adapter);
    }
}
