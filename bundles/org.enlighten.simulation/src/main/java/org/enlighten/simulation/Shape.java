// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;

/// How the values of one Java type become JSON trees and come back.
interface Shape {
    /// @param value not null
    JsonElement tree(Object value);

    /// @param tree not a JSON null
    Object value(JsonElement tree);

    /// What a component gets that an older form does not have.
    Object missing();

    /// What a JSON null means.
    default Object ofNull() {
        return null;
    }
}
