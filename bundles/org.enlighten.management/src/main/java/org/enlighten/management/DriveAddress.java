// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A place on an IDE controller.
///
/// @param controller 0 or 1
/// @param location 0 or 1
public record DriveAddress(int controller, int location) {
    @Override
    public String toString() {
        return "IDE %d:%d".formatted(controller, location);
    }
}
