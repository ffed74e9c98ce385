// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management;

/// A role or feature.
public record FeatureView(String name, String displayName, State state) {
    /// How it stands.
    public enum State {
        AVAILABLE,
        INSTALLED,
        INSTALL_PENDING,
        UNINSTALL_PENDING
    }
}
