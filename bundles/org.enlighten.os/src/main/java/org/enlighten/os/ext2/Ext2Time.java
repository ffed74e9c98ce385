// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.ext2;

/// Instants of the system's clock as the volume keeps them: whole seconds since 1970. Instant 0 is the beginning of
/// 2008.
final class Ext2Time {
    private static final long BEGINNING_SECONDS = 1_199_145_600L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MOST = 0xFFFFFFFFL;

    private Ext2Time() {}

    static long seconds(long ns) {
        return Math.clamp(BEGINNING_SECONDS + Math.floorDiv(ns, SECOND_NS), 1, MOST);
    }

    static long ns(long seconds) {
        return (seconds - BEGINNING_SECONDS) * SECOND_NS;
    }
}
