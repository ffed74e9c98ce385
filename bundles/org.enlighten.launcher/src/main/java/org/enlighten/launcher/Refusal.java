// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

/// The product cannot be started, and the message tells the user why, in sentences.
public final class Refusal extends Exception {
    public Refusal(String message) {
        super(message);
    }
}
