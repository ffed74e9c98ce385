// SPDX-License-Identifier: Apache-2.0
package org.enlighten.testkit.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlighten.simulation.Saved;

/// Whether the classes that a test says it covers were really at work in it. Looks for their objects in what is saved
/// and in what is restored, and asks each for its own state.
final class Coverage {
    private static final List<String> SAVES = List.of("save", "saveEngine");

    /// How states that hold nothing look.
    private static final Set<String> NOTHING = Set.of(Saved.NOTHING.text(), "[]", "");

    private final List<String> names;
    /// For each class the states that all its objects together were in, the first two of them.
    private final Map<String, Set<List<String>>> seen = new TreeMap<>();
    private final Set<String> restored = new TreeSet<>();

    Coverage(List<String> names) {
        this.names = List.copyOf(names);
    }

    /// Something is being saved.
    void saved(Object root) {
        if (names.isEmpty()) return;
        Map<String, List<String>> now = new TreeMap<>();
        for (Object object : Reach.from(root)) {
            String name = object.getClass().getName();
            if (names.contains(name) && !isEnough(name))
                now.computeIfAbsent(name, _ -> new ArrayList<>()).add(state(object));
        }
        now.forEach((name, states) ->
                seen.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(states));
    }

    private boolean isEnough(String name) {
        return seen.containsKey(name) && seen.get(name).size() > 1;
    }

    /// Something has been restored.
    void restored(Object root) {
        if (restored.containsAll(seen.keySet())) return;
        for (Object object : Reach.from(root)) restored.add(object.getClass().getName());
    }

    /// Empty for one whose state another keeps.
    private static String state(Object object) {
        for (String save : SAVES) {
            try {
                Method method = method(object.getClass(), save);
                method.setAccessible(true);
                return text(method.invoke(object));
            } catch (NoSuchMethodException e) {
                // Then by the other name.
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("the state of " + object.getClass() + " cannot be asked for", e);
            }
        }
        return "";
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Method method : t.getDeclaredMethods()) {
                boolean fits = method.getName().equals(name) && method.getParameterCount() == 0 && !method.isBridge();
                if (fits) return method;
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static String text(Object state) {
        return switch (state) {
            case Record record
            when !(record instanceof Saved) -> Saved.of(record).text();
            case Saved saved -> saved.text();
            case List<?> list -> list.stream().map(Coverage::text).toList().toString();
            case long[] numbers -> java.util.Arrays.toString(numbers);
            case int[] numbers -> java.util.Arrays.toString(numbers);
            case byte[] bytes -> java.util.Arrays.toString(bytes);
            case null -> "";
            default -> state.toString();
        };
    }

    /// Throws [AssertionError] when a class was not at work.
    void check() {
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            if (!seen.containsKey(name)) wrong.add("there was no object of " + name + " in what was saved");
            else if (!restored.contains(name)) wrong.add("there was no object of " + name + " in what was restored");
            else if (!isEnough(name) && hasState(name))
                wrong.add(name + " was always in the same state: " + seen.get(name));
        }
        if (!wrong.isEmpty()) throw new AssertionError(String.join("\n", wrong));
    }

    private boolean hasState(String name) {
        return seen.get(name).stream().anyMatch(states -> !NOTHING.containsAll(states));
    }
}
