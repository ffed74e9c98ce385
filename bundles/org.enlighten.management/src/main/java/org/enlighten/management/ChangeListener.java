// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// Is told of changes, on the simulation's thread: must not block and not call back into this package. Whoever draws
/// marks what changed and asks for fresh pictures later, at its own rate.
@FunctionalInterface
public interface ChangeListener {
    void changed(Change change);
}
