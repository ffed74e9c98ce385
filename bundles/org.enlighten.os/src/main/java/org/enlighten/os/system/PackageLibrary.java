// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.util.Optional;

/// The packages that could be installed on one system.
@FunctionalInterface
public interface PackageLibrary {
    Optional<OsPackage> find(String id);
}
