// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.Optional;

/// Resolves image names to programs. A process can be started only if its image file is on the system's
/// volume and the library knows it.
@FunctionalInterface
public interface ProgramLibrary {
    Optional<ProgramFactory> find(String image);
}
