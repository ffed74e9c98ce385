// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Numbers, truth values and text.
record Scalar(
        String what,
        boolean primitive,
        Object missing,
        Function<Object, JsonPrimitive> writes,
        Function<JsonPrimitive, Object> reads)
        implements Shape {

    private static final UUID NO_UUID = new UUID(0, 0);
    private static final Map<Class<?>, Shape> ALL = Map.ofEntries(
            whole(long.class, true, 0L, l -> l),
            whole(Long.class, false, 0L, l -> l),
            whole(int.class, true, 0, Math::toIntExact),
            whole(Integer.class, false, 0, Math::toIntExact),
            whole(short.class, true, (short) 0, Scalar::toShort),
            whole(Short.class, false, (short) 0, Scalar::toShort),
            whole(byte.class, true, (byte) 0, Scalar::toByte),
            whole(Byte.class, false, (byte) 0, Scalar::toByte),
            real(double.class, true, 0.0, d -> d),
            real(Double.class, false, 0.0, d -> d),
            real(float.class, true, 0.0f, Double::floatValue),
            real(Float.class, false, 0.0f, Double::floatValue),
            truth(boolean.class, true),
            truth(Boolean.class, false),
            text("text", String.class, false, "", s -> s),
            text("one character", char.class, true, '\0', Scalar::toChar),
            text("one character", Character.class, false, '\0', Scalar::toChar),
            text("a UUID", UUID.class, false, NO_UUID, Scalar::toUuid));

    /// The shape of a scalar type; null for other types.
    static Shape of(Class<?> type) {
        return ALL.get(type);
    }

    @Override
    public JsonElement tree(Object value) {
        return writes.apply(value);
    }

    @Override
    public Object value(JsonElement tree) {
        if (!tree.isJsonPrimitive()) throw Unreadable.expected(what, tree);
        try {
            return reads.apply(tree.getAsJsonPrimitive());
        } catch (IllegalArgumentException | ArithmeticException _) {
            throw Unreadable.expected(what, tree);
        }
    }

    @Override
    public Object ofNull() {
        if (primitive) throw new Unreadable("expected " + what + ", found null");
        return null;
    }

    private static Map.Entry<Class<?>, Shape> whole(
            Class<?> type, boolean primitive, Object missing, Function<Long, Object> narrowed) {
        String what = "a whole number" + (missing instanceof Long ? "" : " that fits into " + type.getSimpleName());
        return Map.entry(
                type,
                new Scalar(
                        what,
                        primitive,
                        missing,
                        value -> new JsonPrimitive(((Number) value).longValue()),
                        tree -> narrowed.apply(toLong(tree))));
    }

    private static Map.Entry<Class<?>, Shape> real(
            Class<?> type, boolean primitive, Object missing, Function<Double, Object> narrowed) {
        return Map.entry(
                type,
                new Scalar(
                        "a number",
                        primitive,
                        missing,
                        value -> ofDouble(((Number) value).doubleValue()),
                        tree -> narrowed.apply(Double.valueOf(tree.getAsString()))));
    }

    private static Map.Entry<Class<?>, Shape> truth(Class<?> type, boolean primitive) {
        return Map.entry(
                type,
                new Scalar(
                        "true or false",
                        primitive,
                        false,
                        value -> new JsonPrimitive((Boolean) value),
                        Scalar::toTruth));
    }

    private static Map.Entry<Class<?>, Shape> text(
            String what, Class<?> type, boolean primitive, Object missing, Function<String, Object> reads) {
        return Map.entry(
                type,
                new Scalar(
                        what,
                        primitive,
                        missing,
                        value -> new JsonPrimitive(value.toString()),
                        tree -> reads.apply(toText(tree))));
    }

    private static JsonPrimitive ofDouble(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    private static long toLong(JsonPrimitive tree) {
        if (!tree.isNumber()) throw new IllegalArgumentException();
        return tree.getAsNumber() instanceof Long exact ? exact : Long.parseLong(tree.getAsString());
    }

    private static Object toShort(long value) {
        if (value != (short) value) throw new ArithmeticException();
        return (short) value;
    }

    private static Object toByte(long value) {
        if (value != (byte) value) throw new ArithmeticException();
        return (byte) value;
    }

    private static Object toTruth(JsonPrimitive tree) {
        if (!tree.isBoolean()) throw new IllegalArgumentException();
        return tree.getAsBoolean();
    }

    private static String toText(JsonPrimitive tree) {
        if (!tree.isString()) throw new IllegalArgumentException();
        return tree.getAsString();
    }

    private static Object toChar(String text) {
        if (text.length() != 1) throw new IllegalArgumentException();
        return text.charAt(0);
    }

    private static Object toUuid(String text) {
        UUID read = UUID.fromString(text);
        if (!read.toString().equals(text)) throw new IllegalArgumentException();
        return read;
    }
}
