// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;

/// A constant of an enum is its name.
record EnumShape(Class<?> type) implements Shape {
    @Override
    public JsonElement tree(Object value) {
        return new JsonPrimitive(((Enum<?>) value).name());
    }

    @Override
    public Object value(JsonElement tree) {
        if (tree instanceof JsonPrimitive name && name.isString())
            for (Object constant : type.getEnumConstants())
                if (((Enum<?>) constant).name().equals(name.getAsString())) return constant;
        throw Unreadable.expected("one of " + Arrays.toString(type.getEnumConstants()), tree);
    }

    @Override
    public Object missing() {
        return type.getEnumConstants()[0];
    }
}
