// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The objects that can be reached from one: through fields of classes that are not Java's own (captured variables
/// are such fields too), and through arrays, collections and maps.
final class Reach {
    private static final ClassValue<List<Field>> REFERENCES = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return references(type);
        }
    };

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> left = new ArrayDeque<>();
    private final List<Object> found = new ArrayList<>();

    private Reach() {}

    /// Those that are not Java's own, `root` included, each once.
    static List<Object> from(Object root) {
        Reach reach = new Reach();
        reach.come(root);
        while (!reach.left.isEmpty()) reach.look(reach.left.removeLast());
        return reach.found;
    }

    private void come(Object object) {
        if (object != null && seen.add(object)) left.add(object);
    }

    private void look(Object object) {
        switch (object) {
            case Object[] array -> {
                for (Object element : array) come(element);
            }
            case Collection<?> many when isJavas(object.getClass()) -> many.forEach(this::come);
            case Map<?, ?> map
            when isJavas(object.getClass()) -> {
                map.keySet().forEach(this::come);
                map.values().forEach(this::come);
            }
            case Optional<?> perhaps -> perhaps.ifPresent(this::come);
            case Enum<?> _ -> {}
            default -> {
                if (!isJavas(object.getClass())) lookInto(object);
            }
        }
    }

    private void lookInto(Object object) {
        found.add(object);
        try {
            for (Field field : REFERENCES.get(object.getClass())) come(field.get(object));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJavas(Class<?> type) {
        return type.getClassLoader() == null
                || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
                || type.isArray();
    }

    private static List<Field> references(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> t = type; t != null && !isJavas(t); t = t.getSuperclass()) {
            for (Field field : t.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || field.getType().isPrimitive()) continue;
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }
}
