// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

/// What code throws in which a fault was injected.
final class InjectedFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InjectedFault(String where) {
        super("a fault was injected into " + where);
    }
}
