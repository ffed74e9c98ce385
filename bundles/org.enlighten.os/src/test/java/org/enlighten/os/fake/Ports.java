// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

/// A device's registers.
interface Ports {
    /// The value read, or empty when the port is another device's.
    java.util.OptionalLong in(int port);

    /// False when the port is another device's.
    boolean out(int port, long value);
}
