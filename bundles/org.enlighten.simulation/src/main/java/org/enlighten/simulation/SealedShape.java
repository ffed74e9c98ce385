// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;

/// A value of a sealed interface says in its first member which record it is; an enum's constant is a second member.
final class SealedShape implements Shape {
    private static final String IS = "is";
    private static final String CONSTANT = "constant";

    private final Class<?> type;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    SealedShape(Class<?> type) {
        this.type = type;
        collect(type);
    }

    private void collect(Class<?> sealed) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isInterface() && permitted.isSealed()) collect(permitted);
            else if (!permitted.isRecord() && !permitted.isEnum()) throw Shapes.unsupported(permitted);
            else if (shapes.put(permitted.getSimpleName(), Shapes.of(permitted)) != null)
                throw new IllegalStateException(
                        "two permitted types of " + type.getName() + " are called " + permitted.getSimpleName());
        }
    }

    @Override
    public JsonElement tree(Object value) {
        Class<?> is = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        JsonObject tree = new JsonObject();
        tree.add(IS, new JsonPrimitive(is.getSimpleName()));
        if (Shapes.of(is) instanceof RecordShape record) writeRecord(record, value, tree);
        else tree.add(CONSTANT, Shapes.of(is).tree(value));
        return tree;
    }

    private void writeRecord(RecordShape record, Object value, JsonObject tree) {
        if (record.hasComponent(IS))
            throw new IllegalStateException(
                    "a record of " + type.getName() + " has a component called '" + IS + "': " + value.getClass());
        record.write(value, tree);
    }

    @Override
    public Object value(JsonElement tree) {
        String is = tree instanceof JsonObject object ? nameIn(object) : null;
        Shape shape = is == null ? null : shapes.get(is);
        if (shape == null)
            throw Unreadable.expected(
                    "a " + type.getSimpleName() + " with '" + IS + "', one of " + shapes.keySet(), tree);
        if (shape instanceof RecordShape record) return record.value(tree, 1);
        JsonElement constant = tree.getAsJsonObject().get(CONSTANT);
        if (constant == null) throw Unreadable.expected("a constant of " + is, tree);
        return shape.value(constant);
    }

    private static String nameIn(JsonObject object) {
        return object.get(IS) instanceof JsonPrimitive name ? name.getAsString() : null;
    }

    @Override
    public Object missing() {
        throw new Unreadable("it is missing, and nothing stands for a " + type.getSimpleName() + " that is missing");
    }
}
