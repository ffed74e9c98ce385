// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// A map is an object. One with an order keeps it; of another, such as `HashMap` and `Map.copyOf`, whose order may
/// differ from one Java machine to the next, the entries go by key.
record MapShape(KeyShape keys, Shape values) implements Shape {
    @Override
    public JsonElement tree(Object value) {
        Map<?, ?> map = (Map<?, ?>) value;
        JsonObject tree = new JsonObject();
        if (map instanceof SequencedMap || map instanceof EnumMap) map.forEach((k, v) -> add(tree, k, v));
        else for (Object key : keys.sorted(map.keySet())) add(tree, key, map.get(key));
        return tree;
    }

    private void add(JsonObject tree, Object key, Object value) {
        tree.add(keys.text(key), StateCodec.orNull(values, value));
    }

    @Override
    public Object value(JsonElement tree) {
        if (!(tree instanceof JsonObject object)) throw Unreadable.expected("a map", tree);
        SequencedMap<Object, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            try {
                map.put(keys.key(entry.getKey()), StateCodec.orNull(values, entry.getValue()));
            } catch (Unreadable why) {
                throw why.in(entry.getKey());
            }
        }
        return Collections.unmodifiableSequencedMap(map);
    }

    @Override
    public Object missing() {
        return Map.of();
    }
}
