// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal.net.tcp;

/// Sequence numbers: 32 bits that wrap, so that one is before another when the way to it is the shorter one
/// (RFC 9293, 3.4).
final class Sequence {
    private Sequence() {}

    static boolean before(int a, int b) {
        return a - b < 0;
    }

    static boolean after(int a, int b) {
        return a - b > 0;
    }

    static int later(int a, int b) {
        return after(a, b) ? a : b;
    }
}
