// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block;

/// Ends a run whose next block is not in the cache; [Run#missing] says which. One object, without a stack trace: it
/// is thrown as often as blocks are fetched.
final class NotCached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static final NotCached SIGNAL = new NotCached();

    private NotCached() {
        super(null, null, false, false);
    }
}
