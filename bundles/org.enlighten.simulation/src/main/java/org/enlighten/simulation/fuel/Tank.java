// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

/// What metered code of one thread may still use. A method's entry, a backward branch and an object take one unit,
/// eight bytes of an array another, something thrown 256, because a stack is written down for it. Not filled, a tank
/// has no bottom.
public final class Tank {
    /// What one call may use: far more than any step of a plug-in needs, and a fraction of a second.
    public static final long FILLING = 20_000_000;

    private static final long BOTTOMLESS = Long.MAX_VALUE;
    private static final ThreadLocal<Tank> OF_THREAD = ThreadLocal.withInitial(Tank::new);
    private static final int THROW_UNITS = 256;
    private static final int UNIT_BYTES_SHIFT = 3;

    private long left = BOTTOMLESS;

    private Tank() {}

    /// The calling thread's. Woven code asks for it at each method's entry.
    public static Tank ofThread() {
        return OF_THREAD.get();
    }

    /// What follows on this thread may use [#FILLING], until [#open].
    public void fill() {
        left = FILLING;
    }

    /// Nothing is counted any more.
    public void open() {
        left = BOTTOMLESS;
    }

    /// Units that are left; negative once it is empty.
    public long left() {
        return left;
    }

    /// For woven code: one unit. Throws [OutOfFuel] from the first time on that there is none.
    public void burn(String plugIn, String method) {
        if (--left < 0) throw new OutOfFuel(plugIn, method);
    }

    /// For woven code: something is about to be thrown.
    public void burnThrow(String plugIn, String method) {
        left -= THROW_UNITS;
        if (left < 0) throw new OutOfFuel(plugIn, method);
    }

    /// For woven code: an array of `count` elements of `elementBytes` each; answers `count`. What a negative count
    /// brings about is not decided here.
    public int burn(int count, int elementBytes, String plugIn, String method) {
        if (count > 0) left -= 1 + ((long) count * elementBytes >>> UNIT_BYTES_SHIFT);
        if (left < 0) throw new OutOfFuel(plugIn, method);
        return count;
    }

    /// For woven code: elements of an array of arrays, as many as there can be at most. A negative or empty
    /// dimension makes none.
    public static int product(int above, int count) {
        return (int) Math.min((long) Math.max(0, above) * Math.max(0, count), Integer.MAX_VALUE);
    }
}
