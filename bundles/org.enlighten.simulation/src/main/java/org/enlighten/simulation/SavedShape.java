// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;

/// A saved state inside another is its own tree, not a copy.
record SavedShape() implements Shape {
    @Override
    public JsonElement tree(Object value) {
        return ((Saved) value).tree();
    }

    @Override
    public Object value(JsonElement tree) {
        return new Saved(tree);
    }

    @Override
    public Object missing() {
        return Saved.NOTHING;
    }
}
