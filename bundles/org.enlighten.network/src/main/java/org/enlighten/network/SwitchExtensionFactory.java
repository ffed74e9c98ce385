// SPDX-License-Identifier: Apache-2.0
package org.enlighten.network;

import org.osgi.annotation.versioning.ConsumerType;

/// Makes an extension for each switch. A service (whiteboard): who builds a switch gives it those that are there.
@ConsumerType
public interface SwitchExtensionFactory {
    /// Stable over releases, such as `example.filter`.
    String id();

    /// For people.
    String name();

    /// Whether a new switch has it switched on.
    default boolean enabledAtFirst() {
        return false;
    }

    SwitchExtension create();
}
