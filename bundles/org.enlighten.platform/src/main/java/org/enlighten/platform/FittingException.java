// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

/// Something a person asked for does not fit; the message is a sentence for that person and is shown as it is.
public final class FittingException extends Exception {
    private static final long serialVersionUID = 1L;

    public FittingException(String message) {
        super(message);
    }
}
