// SPDX-License-Identifier: Apache-2.0
package org.enlighten.machine.share;

/// What one processor is entitled to.
///
/// @param weight against others, 1 to 10,000
/// @param reserve what it gets at least when it wants to run, in 1/65536 of a logical processor
/// @param limit what it gets at most, in 1/65536 of a logical processor; at least `reserve`
public record Share(int weight, int reserve, int limit) {
    public static final int WEIGHT_MIN = 1;
    public static final int WEIGHT_MAX = 10_000;
    /// A whole processor.
    public static final int WHOLE = 65_536;
    /// Weight 100, no reserve, no limit.
    public static final Share DEFAULT = new Share(100, 0, WHOLE);

    public Share {
        if (weight < WEIGHT_MIN || weight > WEIGHT_MAX) {
            throw new IllegalArgumentException("a weight is 1 to 10000: weight=" + weight);
        }
        if (reserve < 0 || limit > WHOLE || reserve > limit || limit == 0) {
            throw new IllegalArgumentException(
                    "a reserve is at most its limit, a limit 1 to 65536: reserve=" + reserve + ", limit=" + limit);
        }
    }

    /// @param reservePercent 0 to 100, of each processor
    /// @param limitPercent 1 to 100, of each processor
    public static Share ofPercent(int weight, int reservePercent, int limitPercent) {
        return new Share(weight, part(reservePercent), part(limitPercent));
    }

    /// A percentage in 1/65536, rounded up so that it is never less than what was asked for.
    public static int part(int percent) {
        return (percent * WHOLE + 99) / 100;
    }

    public boolean isLimited() {
        return limit < WHOLE;
    }

    public boolean isReserved() {
        return reserve > 0;
    }
}
