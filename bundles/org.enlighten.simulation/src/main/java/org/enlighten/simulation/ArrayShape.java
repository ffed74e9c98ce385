// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Array;

/// An array is an array.
final class ArrayShape implements Shape {
    private final Class<?> elementType;
    private final Shape elements;

    ArrayShape(Class<?> elementType) {
        this.elementType = elementType;
        elements = Shapes.of(elementType);
    }

    @Override
    public JsonElement tree(Object value) {
        if (value instanceof long[] longs) return ofLongs(longs);
        int length = Array.getLength(value);
        JsonArray tree = new JsonArray(length);
        for (int i = 0; i < length; i++) tree.add(StateCodec.orNull(elements, Array.get(value, i)));
        return tree;
    }

    private static JsonElement ofLongs(long[] values) {
        JsonArray tree = new JsonArray(values.length);
        for (long value : values) tree.add(new JsonPrimitive(value));
        return tree;
    }

    @Override
    public Object value(JsonElement tree) {
        if (!(tree instanceof JsonArray array)) throw Unreadable.expected("a list", tree);
        Object values = Array.newInstance(elementType, array.size());
        for (int i = 0; i < array.size(); i++) Array.set(values, i, ListShape.element(elements, array, i));
        return values;
    }

    @Override
    public Object missing() {
        return Array.newInstance(elementType, 0);
    }
}
