// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// What may be the key of a map: it has a text and an order.
record KeyShape(Function<Object, String> writes, Function<String, Object> reads) {
    static KeyShape of(Type type) {
        if (type == String.class) return new KeyShape(String.class::cast, s -> s);
        if (type == Integer.class) return new KeyShape(Object::toString, Integer::valueOf);
        if (type == Long.class) return new KeyShape(Object::toString, Long::valueOf);
        if (type instanceof Class<?> c && c.isEnum())
            return new KeyShape(k -> ((Enum<?>) k).name(), s -> constant(c, s));
        throw Shapes.unsupported(type);
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants())
            if (((Enum<?>) constant).name().equals(name)) return constant;
        throw new IllegalArgumentException();
    }

    String text(Object key) {
        return writes.apply(key);
    }

    Object key(String text) {
        try {
            return reads.apply(text);
        } catch (IllegalArgumentException _) {
            throw new Unreadable("it is not a key of this map");
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Object> sorted(Collection<?> keys) {
        List sorted = new ArrayList<>(keys);
        sorted.sort(null);
        return sorted;
    }
}
