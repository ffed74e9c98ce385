// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

/// A file could not be read or written; the message is for the user and says what to do.
public final class StoreException extends Exception {
    public StoreException(String sentence) {
        super(sentence);
    }

    public StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
