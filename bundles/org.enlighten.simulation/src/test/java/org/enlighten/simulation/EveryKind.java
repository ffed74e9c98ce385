// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// A state that holds a component of every kind a state may hold.
record EveryKind(
        long whole,
        int small,
        short shorter,
        byte tiny,
        double real,
        float single,
        boolean truth,
        char letter,
        Long boxed,
        String text,
        UUID id,
        Mode mode,
        Inner inner,
        Part part,
        List<Part> parts,
        List<List<Integer>> nested,
        Map<String, Inner> byName,
        Map<Integer, List<Long>> byNumber,
        Map<Mode, Boolean> byMode,
        Optional<Inner> perhaps,
        Optional<Long> perhapsLong,
        byte[] bytes,
        long[] longs,
        int[] ints,
        byte[][] pages,
        Part[] partArray,
        Saved saved) {

    record Inner(String name, long at) {}

    sealed interface Part {}

    record Pair(Part left, Part right) implements Part {}

    record Leaf(int value) implements Part {}

    record Empty() implements Part {}

    sealed interface Special extends Part {}

    record Marked(String mark) implements Special {}

    enum Fixed implements Special {
        NONE,
        ALL
    }

    /// One by chance.
    static EveryKind of(Chance chance) {
        return new EveryKind(
                chance.nextLong() >>> chance.nextInt(64),
                (int) chance.nextLong(),
                (short) chance.nextLong(),
                (byte) chance.nextLong(),
                Double.longBitsToDouble(chance.nextLong()),
                Float.intBitsToFloat((int) chance.nextLong()),
                chance.nextInt(2) == 0,
                (char) chance.nextInt(1 << 16),
                chance.nextInt(4) == 0 ? null : chance.nextLong(),
                text(chance),
                chance.nextUuid(),
                Mode.values()[chance.nextInt(4)],
                inner(chance),
                part(chance, 4),
                list(chance, () -> part(chance, 2)),
                list(chance, () -> list(chance, () -> chance.nextInt(10))),
                map(chance, () -> text(chance), () -> inner(chance)),
                map(chance, () -> chance.nextInt(1_000), () -> list(chance, chance::nextLong)),
                map(chance, () -> Mode.values()[chance.nextInt(4)], () -> chance.nextInt(2) == 0),
                optional(chance, () -> inner(chance)),
                optional(chance, chance::nextLong),
                bytes(chance),
                new long[] {chance.nextLong(), Long.MIN_VALUE, Long.MAX_VALUE},
                new int[] {(int) chance.nextLong(), Integer.MIN_VALUE},
                new byte[][] {bytes(chance), {}, bytes(chance)},
                list(chance, () -> part(chance, 1)).toArray(Part[]::new),
                Saved.of(inner(chance)));
    }

    private static Inner inner(Chance chance) {
        return new Inner(text(chance), chance.nextLong());
    }

    private static Part part(Chance chance, int depth) {
        return switch (chance.nextInt(depth > 0 ? 5 : 4)) {
            case 0 -> new Leaf(chance.nextInt(100));
            case 1 -> new Empty();
            case 2 -> new Marked(text(chance));
            case 3 -> Fixed.values()[chance.nextInt(2)];
            default -> new Pair(part(chance, depth - 1), part(chance, depth - 1));
        };
    }

    private static String text(Chance chance) {
        char[] text = new char[chance.nextInt(8)];
        for (int i = 0; i < text.length; i++)
            text[i] = (char) chance.nextInt(chance.nextInt(3) == 0 ? 1 << 16 : 1 << 7);
        return new String(text);
    }

    private static byte[] bytes(Chance chance) {
        byte[] bytes = new byte[chance.nextInt(40)];
        chance.nextBytes(bytes);
        return bytes;
    }

    private static <T> Optional<T> optional(Chance chance, Supplier<T> present) {
        return chance.nextInt(2) == 0 ? Optional.empty() : Optional.of(present.get());
    }

    private static <T> List<T> list(Chance chance, Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) list.add(element.get());
        return list;
    }

    private static <K, V> Map<K, V> map(Chance chance, Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = chance.nextInt(4); i > 0; i--) map.put(key.get(), value.get());
        return map;
    }

    /// As text in which equal states are equal, arrays included.
    String told() {
        return Arrays.deepToString(new Object[] {
            whole,
            small,
            shorter,
            tiny,
            Double.doubleToLongBits(real),
            Float.floatToIntBits(single),
            truth,
            letter,
            boxed,
            text,
            id,
            mode,
            inner,
            part,
            parts,
            nested,
            byName,
            byNumber,
            byMode,
            perhaps,
            perhapsLong,
            bytes,
            longs,
            ints,
            pages,
            partArray,
            saved.text()
        });
    }
}
