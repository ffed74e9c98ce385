// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// What lies in a DVD drive.
public sealed interface Medium {
    /// Nothing.
    record None() implements Medium {}

    /// @param path of an image file on the host
    record Image(String path) implements Medium {}

    /// The installation image of an operating-system plug-in, made on demand.
    record Installation(String guestSystem) implements Medium {}

    /// The disk with which the platform's components are set up in guests; the platform has put its image onto the
    /// host.
    record IntegrationServices() implements Medium {}
}
