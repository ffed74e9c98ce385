// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// A record is an object whose members are its components, in their order.
final class RecordShape implements Shape {
    private record Component(String name, Method reads, Shape shape) {}

    private final Class<?> type;
    private final Constructor<?> constructor;
    /// Found at first use: a record may hold itself.
    private volatile Component[] found;

    RecordShape(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] raw = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(raw);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
        constructor.setAccessible(true);
    }

    @Override
    public JsonElement tree(Object value) {
        JsonObject tree = new JsonObject();
        write(value, tree);
        return tree;
    }

    void write(Object value, JsonObject into) {
        for (Component c : components()) into.add(c.name(), StateCodec.orNull(c.shape(), read(c, value)));
    }

    @Override
    public Object value(JsonElement tree) {
        return value(tree, 0);
    }

    /// @param others how many members the tree has that are not components
    Object value(JsonElement tree, int others) {
        if (!(tree instanceof JsonObject object)) throw Unreadable.expected("a record", tree);
        Component[] components = components();
        Object[] values = new Object[components.length];
        int members = others;
        for (int i = 0; i < values.length; i++) {
            JsonElement member = object.get(components[i].name());
            if (member != null) members++;
            values[i] = value(components[i], member);
        }
        if (members != object.size()) throw unknownMember(object, others);
        return make(values);
    }

    @Override
    public Object missing() {
        return value(new JsonObject());
    }

    boolean hasComponent(String name) {
        return Arrays.stream(components()).anyMatch(c -> c.name().equals(name));
    }

    private static Object value(Component component, JsonElement member) {
        try {
            return member == null ? component.shape().missing() : StateCodec.orNull(component.shape(), member);
        } catch (Unreadable why) {
            throw why.in(component.name());
        }
    }

    private Unreadable unknownMember(JsonObject object, int skip) {
        String unknown = object.keySet().stream()
                .skip(skip)
                .filter(name -> !hasComponent(name))
                .findFirst()
                .orElseThrow();
        return new Unreadable(
                "it has '" + unknown + "', which this release of " + type.getSimpleName() + " does not know");
    }

    private Component[] components() {
        Component[] components = found;
        if (components == null)
            found = components = Arrays.stream(type.getRecordComponents())
                    .map(this::component)
                    .toArray(Component[]::new);
        return components;
    }

    private Component component(RecordComponent component) {
        Method reads = component.getAccessor();
        reads.setAccessible(true);
        try {
            return new Component(component.getName(), reads, Shapes.of(component.getGenericType()));
        } catch (IllegalStateException unsupported) {
            String where = type.getName() + "." + component.getName();
            throw new IllegalStateException(where + ": " + unsupported.getMessage(), unsupported);
        }
    }

    private static Object read(Component component, Object value) {
        try {
            return component.reads().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a component cannot be read: " + component.reads(), e);
        }
    }

    private Object make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            Throwable why = refused.getCause();
            throw new Unreadable(type.getSimpleName() + " does not accept its components: " + why.getMessage(), why);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made: " + type.getName(), e);
        }
    }
}
