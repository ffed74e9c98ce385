// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.wire;

/// What was on the wire is not what the description says.
final class Misread extends RuntimeException {
    private static final long serialVersionUID = 1;

    Misread(String what) {
        super(what);
    }
}
