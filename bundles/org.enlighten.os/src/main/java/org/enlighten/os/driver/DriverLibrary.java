// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.driver;

import java.util.Optional;

/// Resolves driver ids, closed over its side (host or guest).
@FunctionalInterface
public interface DriverLibrary {
    Optional<DriverFactory> find(String id);
}
