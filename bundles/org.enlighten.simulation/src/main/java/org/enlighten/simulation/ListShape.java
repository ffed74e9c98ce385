// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A list is an array.
record ListShape(Shape elements) implements Shape {
    @Override
    public JsonElement tree(Object value) {
        List<?> list = (List<?>) value;
        JsonArray tree = new JsonArray(list.size());
        for (Object element : list) tree.add(StateCodec.orNull(elements, element));
        return tree;
    }

    @Override
    public Object value(JsonElement tree) {
        if (!(tree instanceof JsonArray array)) throw Unreadable.expected("a list", tree);
        List<Object> list = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) list.add(element(elements, array, i));
        return Collections.unmodifiableList(list);
    }

    static Object element(Shape elements, JsonArray array, int index) {
        try {
            return StateCodec.orNull(elements, array.get(index));
        } catch (Unreadable why) {
            throw why.at(index);
        }
    }

    @Override
    public Object missing() {
        return List.of();
    }
}
