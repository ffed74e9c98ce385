// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.isa;

import org.enlighten.simulation.Snapshottable;

/// One 8259A interrupt controller (Intel 231468): request, mask and in-service registers, initialization and
/// operation command words. Inputs are edge triggered unless the edge/level register of the bridge says otherwise.
final class PicChip implements Snapshottable<PicChip.State> {
    record State(
            int lines,
            int requests,
            int mask,
            int inService,
            int vectorBase,
            int level,
            int lowest,
            int initStep,
            boolean single,
            boolean needsIcw4,
            boolean autoEoi,
            boolean rotateOnAutoEoi,
            boolean nestedSpecial,
            boolean specialMask,
            boolean readInService,
            boolean poll) {}

    static final State POWER_ON =
            new State(0, 0, 0xFF, 0, 0, 0, 7, 0, false, false, false, false, false, false, false, false);
    private static final int SPURIOUS = 7;

    private int lines;
    private int requests;
    private int mask = 0xFF;
    private int inService;
    private int vectorBase;
    private int level;
    private int lowest = 7;
    private int initStep;
    private boolean single;
    private boolean needsIcw4;
    private boolean autoEoi;
    private boolean rotateOnAutoEoi;
    private boolean nestedSpecial;
    private boolean specialMask;
    private boolean readInService;
    private boolean poll;

    /// An input goes high or low. A request is gone when its line falls before it was acknowledged.
    void line(int input, boolean high) {
        int bit = 1 << input;
        if (high) {
            if ((lines & bit) == 0 || (level & bit) != 0) requests |= bit;
            lines |= bit;
        } else {
            lines &= ~bit;
            requests &= ~bit;
        }
    }

    /// A short pulse that latches a request.
    void pulse(int input) {
        requests |= 1 << input;
    }

    /// The input that asserts INT now, or -1.
    int asserting() {
        if (initStep != 0) return -1;
        int wanted = requests & ~mask;
        if (wanted == 0) return -1;
        int input = first(wanted);
        int blocking = specialMask ? inService & ~mask : inService;
        if (nestedSpecial) blocking &= ~(1 << input);
        if (blocking == 0) return input;
        return rank(input) < rank(first(blocking)) ? input : -1;
    }

    /// Whether a pulse at `input` would assert INT.
    boolean accepts(int input) {
        int before = requests;
        requests |= 1 << input;
        boolean accepted = asserting() == input;
        requests = before;
        return accepted;
    }

    /// The interrupt acknowledge cycle: the input served, or 7 when the request has gone meanwhile.
    int acknowledge() {
        int input = asserting();
        if (input < 0) return SPURIOUS;
        int bit = 1 << input;
        if ((level & bit) == 0) requests &= ~bit;
        if (!autoEoi) inService |= bit;
        else if (rotateOnAutoEoi) lowest = input;
        return input;
    }

    int vector(int input) {
        return vectorBase + input;
    }

    int mask() {
        return mask;
    }

    void level(int inputs) {
        level = inputs;
        requests = requests & ~inputs | lines & inputs;
    }

    int level() {
        return level;
    }

    int read(boolean data) {
        if (poll) {
            poll = false;
            int input = asserting();
            return input < 0 ? 0 : 0x80 | acknowledge();
        }
        if (data) return mask;
        return readInService ? inService : requests;
    }

    void write(boolean data, int value) {
        if (data) writeData(value);
        else if ((value & 0x10) != 0) initialize(value);
        else if ((value & 0x08) != 0) operation3(value);
        else operation2(value);
    }

    private void writeData(int value) {
        switch (initStep) {
            case 2 -> {
                vectorBase = value & 0xF8;
                initStep = single ? (needsIcw4 ? 4 : 0) : 3;
            }
            case 3 -> initStep = needsIcw4 ? 4 : 0;
            case 4 -> {
                nestedSpecial = (value & 0x10) != 0;
                autoEoi = (value & 0x02) != 0;
                initStep = 0;
            }
            default -> mask = value;
        }
    }

    private void initialize(int icw1) {
        requests = lines & level;
        mask = 0;
        inService = 0;
        lowest = 7;
        single = (icw1 & 0x02) != 0;
        needsIcw4 = (icw1 & 0x01) != 0;
        nestedSpecial = false;
        autoEoi = false;
        rotateOnAutoEoi = false;
        specialMask = false;
        readInService = false;
        poll = false;
        initStep = 2;
    }

    private void operation3(int value) {
        if ((value & 0x40) != 0) specialMask = (value & 0x20) != 0;
        if ((value & 0x02) != 0) readInService = (value & 0x01) != 0;
        poll = (value & 0x04) != 0;
    }

    private void operation2(int value) {
        int named = value & 7;
        switch (value >>> 5) {
            case 0 -> rotateOnAutoEoi = false;
            case 1 -> endOfInterrupt(highestInService(), false);
            case 3 -> endOfInterrupt(named, false);
            case 4 -> rotateOnAutoEoi = true;
            case 5 -> endOfInterrupt(highestInService(), true);
            case 6 -> lowest = named;
            case 7 -> endOfInterrupt(named, true);
            default -> {} // 2: no operation
        }
    }

    private int highestInService() {
        int candidates = specialMask ? inService & ~mask : inService;
        return candidates == 0 ? -1 : first(candidates);
    }

    private void endOfInterrupt(int input, boolean rotate) {
        if (input < 0) return;
        inService &= ~(1 << input);
        requests |= lines & level & 1 << input;
        if (rotate) lowest = input;
    }

    /// 0 for the input with the highest priority now.
    private int rank(int input) {
        return input - lowest - 1 & 7;
    }

    private int first(int inputs) {
        for (int r = 0; r < 8; r++) {
            int input = lowest + 1 + r & 7;
            if ((inputs & 1 << input) != 0) return input;
        }
        throw new IllegalStateException("no input is set");
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(
                lines,
                requests,
                mask,
                inService,
                vectorBase,
                level,
                lowest,
                initStep,
                single,
                needsIcw4,
                autoEoi,
                rotateOnAutoEoi,
                nestedSpecial,
                specialMask,
                readInService,
                poll);
    }

    @Override
    public void restore(State s) {
        lines = s.lines();
        requests = s.requests();
        mask = s.mask();
        inService = s.inService();
        vectorBase = s.vectorBase();
        level = s.level();
        lowest = s.lowest();
        initStep = s.initStep();
        single = s.single();
        needsIcw4 = s.needsIcw4();
        autoEoi = s.autoEoi();
        rotateOnAutoEoi = s.rotateOnAutoEoi();
        nestedSpecial = s.nestedSpecial();
        specialMask = s.specialMask();
        readInService = s.readInService();
        poll = s.poll();
    }
}
