// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host;

/// A hardware profile that cannot be read; the message is a sentence for people and names the member.
public final class InvalidProfileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidProfileException(String message) {
        super(message);
    }
}
