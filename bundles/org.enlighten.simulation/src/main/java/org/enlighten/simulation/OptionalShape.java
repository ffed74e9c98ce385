// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.Optional;

/// What may be absent is `null` then.
record OptionalShape(Shape present) implements Shape {
    @Override
    public JsonElement tree(Object value) {
        Optional<?> optional = (Optional<?>) value;
        return optional.isPresent() ? present.tree(optional.get()) : JsonNull.INSTANCE;
    }

    @Override
    public Object value(JsonElement tree) {
        return Optional.of(present.value(tree));
    }

    @Override
    public Object ofNull() {
        return Optional.empty();
    }

    @Override
    public Object missing() {
        return Optional.empty();
    }
}
