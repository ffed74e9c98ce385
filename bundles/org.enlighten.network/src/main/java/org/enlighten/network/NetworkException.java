// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

/// What somebody asked for cannot be; the message is a sentence for people.
public final class NetworkException extends Exception {
    public NetworkException(String sentence) {
        super(sentence);
    }
}
