// SPDX-License-Identifier: Apache-2.0
package org.enlighten.chipset.internal.nic;

import org.enlighten.simulation.Snapshottable;

/// Which frames an adapter takes, as the last setup frame said: up to sixteen addresses, or a table of hashes for
/// groups and one address (21140A Hardware Reference Manual, 4.2.3). A setup frame has its bytes in the low half of
/// each 32-bit word.
public final class AddressFilter implements Snapshottable<AddressFilter.State> {
    public record State(byte[] setup, boolean hashed) {}

    static final int SETUP_BYTES = 192;
    private static final int PLACES = 16;
    private static final int PLACE_BYTES = 12;
    private static final int OWN_AT = 156;
    private static final int HASH_MASK = 0x1FF;
    private static final int ADDRESS_BYTES = 6;

    private byte[] setup = new byte[SETUP_BYTES];
    private boolean hashed;

    void reset() {
        setup = new byte[SETUP_BYTES];
        hashed = false;
    }

    /// @param frame of [#SETUP_BYTES]
    void setUp(byte[] frame, boolean byHash) {
        setup = frame.clone();
        hashed = byHash;
    }

    /// @param everything promiscuous
    /// @param allGroups every group's frames
    boolean takes(byte[] frame, boolean everything, boolean allGroups) {
        if (everything) return true;
        boolean group = (frame[0] & 1) != 0;
        if (group && allGroups) return true;
        if (!hashed) return isListed(frame);
        return group ? isHashed(frame) : isAt(OWN_AT, frame);
    }

    private boolean isListed(byte[] frame) {
        for (int p = 0; p < PLACES; p++) if (isAt(p * PLACE_BYTES, frame)) return true;
        return false;
    }

    private boolean isAt(int at, byte[] frame) {
        for (int i = 0; i < ADDRESS_BYTES; i++) if (setup[at + i / 2 * 4 + i % 2] != frame[i]) return false;
        return true;
    }

    private boolean isHashed(byte[] frame) {
        int bit = (int) ~SerialRom.crc(java.util.Arrays.copyOf(frame, ADDRESS_BYTES)) & HASH_MASK;
        return (setup[bit / 16 * 4 + bit % 16 / 8] >>> bit % 8 & 1) != 0;
    }

    @Override
    public Class<State> stateType() {
        return State.class;
    }

    @Override
    public State save() {
        return new State(setup.clone(), hashed);
    }

    @Override
    public void restore(State s) {
        setup = s.setup().clone();
        hashed = s.hashed();
    }
}
