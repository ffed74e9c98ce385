// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SavedTest {
    private record Number(long value) {}

    private record Holder(List<Saved> parts) {}

    private record Maps(Map<String, Integer> byName, Map<Long, String> byNumber, Map<Mode, String> byMode) {}

    private record Chain(int depth, Optional<Chain> next) {}

    private record Nullable(String text, Number number, List<String> texts) {}

    private record Names(List<? extends CharSequence> names) {}

    private record Unsavable(java.time.Instant at) {}

    private record Checked(int percent) {
        Checked {
            if (percent > 100) throw new IllegalArgumentException("a percentage is at most 100: percent=" + percent);
        }
    }

    @Test
    void wholeNumbersAreExact() {
        for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1, (1L << 53) + 1, 0, -1})
            assertEquals(new Number(value), throughText(new Number(value)));
    }

    @Test
    void statesThatDifferOnlyInTheLastBitOfALongAreNotEqual() {
        Saved one = Saved.parse("{\"value\":9223372036854775807}");
        Saved other = Saved.parse("{\"value\":9223372036854775806}");
        assertNotEquals(one, other);
        assertEquals(one, Saved.of(new Number(Long.MAX_VALUE)));
        assertEquals(one.hashCode(), Saved.of(new Number(Long.MAX_VALUE)).hashCode());
    }

    @Test
    void aStateInsideAnotherIsCarriedAndNotCopied() {
        Saved part = Saved.of(new Number(1));
        Saved whole = Saved.of(new Holder(List.of(part, part)));
        assertSame(part.tree(), whole.as(Holder.class).parts().getFirst().tree());
    }

    @Test
    void partsThatNobodyUnderstandsAreCarriedThroughText() {
        String text = "{\"parts\":[{\"unknown\":{\"x\":[1,-2.5,null,true,\"é\"]}},{}]}";
        Holder holder = Saved.parse(text).as(Holder.class);
        assertEquals(text, Saved.of(holder).text());
        assertEquals(Saved.NOTHING, holder.parts().get(1));
    }

    @Test
    void mapsWithAnOrderKeepItAndOthersGoByKey() {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        ordered.put("z", 1);
        ordered.put("a", 2);
        Map<Long, String> unordered = new HashMap<>();
        for (long i = 20; i > 0; i--) unordered.put(i * 1_000_003, "x");
        Maps maps = new Maps(ordered, unordered, Map.of(Mode.KERNEL, "k", Mode.USER, "u"));
        String text = Saved.of(maps).text();
        String begin = "{\"byName\":{\"z\":1,\"a\":2},\"byNumber\":{\"1000003\":\"x\",\"2000006\":\"x\",";
        assertTrue(text.startsWith(begin), text);
        assertEquals("\"byMode\":{\"USER\":\"u\",\"KERNEL\":\"k\"}}", text.substring(text.indexOf("\"byMode")));
        assertEquals(maps, Saved.parse(text).as(Maps.class));
        assertEquals(text, Saved.of(Saved.parse(text).as(Maps.class)).text());
    }

    @Test
    void aRecordMayHoldItself() {
        Chain chain = new Chain(1, Optional.of(new Chain(2, Optional.empty())));
        assertEquals(
                "{\"depth\":1,\"next\":{\"depth\":2,\"next\":null}}",
                Saved.of(chain).text());
        assertEquals(chain, throughText(chain));
    }

    @Test
    void nullStaysNullAndWhatIsMissingBecomesEmpty() {
        assertEquals(new Nullable(null, null, null), throughText(new Nullable(null, null, null)));
        Nullable missing = Saved.parse("{}").as(Nullable.class);
        assertEquals(new Nullable("", new Number(0), List.of()), missing);
        assertNull(Saved.parse("{\"texts\":[null]}").as(Nullable.class).texts().getFirst());
    }

    @Test
    void textSurvivesWhateverItHolds() {
        String odd = "\" \\ / \b \n \r \t \u0000 \u001f é 漢 \ud83d\ude00 lone \ud800 \udc00\u2028";
        String text = Saved.of(new Nullable(odd, null, List.of(odd))).text();
        assertEquals(odd, Saved.parse(text).as(Nullable.class).text());
        assertArrayEquals(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new String(
                                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                java.nio.charset.StandardCharsets.UTF_8)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aTextOfAnotherKindIsRefusedWithThePlace() {
        assertRefused(
                "{\"parts\":{}}",
                Holder.class,
                "A saved state is not one of org.enlighten.simulation.SavedTest$Holder, at parts: expected a list, found {}.");
        assertRefused(
                "{\"depth\":1,\"next\":{\"depth\":2,\"next\":{\"depth\":\"x\"}}}",
                Chain.class,
                "A saved state is not one of org.enlighten.simulation.SavedTest$Chain, at next.next.depth: "
                        + "expected a whole number that fits into int, found \"x\".");
        assertRefused("{\"depth\":2147483648}", Chain.class, "fits into int, found 2147483648.");
        assertRefused("{\"value\":1.5}", Number.class, "at value: expected a whole number, found 1.5.");
        assertRefused("{\"value\":null}", Number.class, "at value: expected a whole number, found null.");
        assertRefused("{\"byMode\":{\"ASLEEP\":\"x\"}}", Maps.class, "at byMode.ASLEEP: it is not a key of this map.");
        assertRefused("{\"texts\":[\"a\",3]}", Nullable.class, "at texts[1]: expected text, found 3.");
        assertRefused("[]", Number.class, "expected a record, found [].");
    }

    @Test
    void aMemberOfALaterReleaseIsRefused() {
        assertRefused(
                "{\"value\":1,\"unit\":\"ns\"}",
                Number.class,
                "it has 'unit', which this release of Number does not know.");
    }

    @Test
    void whatARecordItselfRefusesIsTold() {
        assertRefused(
                "{\"percent\":101}",
                Checked.class,
                "Checked does not accept its components: a percentage is at most 100: percent=101.");
    }

    @Test
    void aTypeThatCannotBeSavedIsNamedWithItsComponent() {
        IllegalStateException told =
                assertThrows(IllegalStateException.class, () -> Saved.of(new Unsavable(java.time.Instant.EPOCH)));
        assertEquals(
                "org.enlighten.simulation.SavedTest$Unsavable.at: a saved state cannot hold values of this type: java.time.Instant",
                told.getMessage().substring(0, told.getMessage().indexOf(';')));
        assertThrows(IllegalStateException.class, () -> Saved.of(new Names(List.of("a"))));
    }

    @Test
    void textThatIsNotJsonIsRefusedInASentence() {
        assertNotJson("", "it ends too early");
        assertNotJson("{\"a\":[1,", "it ends too early, at $.a[1]");
        assertNotJson("{} {}", "it is malformed in line 1 column");
        assertNotJson("{\"a\":1,\"a\":2}", "'a' comes twice");
        assertNotJson("{'a':1}", "it is malformed in line 1 column");
        assertNotJson("{\"a\":NaN}", "it is malformed");
        assertNotJson("[1e999]", "a number is too large");
        assertNotJson("[".repeat(100_000), "it is malformed");
    }

    private static void assertNotJson(String text, String says) {
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> Saved.parse(text));
        assertEquals("A saved state is not JSON: " + says, told.getMessage().substring(0, 27 + says.length()));
    }

    private static void assertRefused(String text, Class<?> type, String says) {
        Saved saved = Saved.parse(text);
        IllegalArgumentException told = assertThrows(IllegalArgumentException.class, () -> saved.as(type));
        assertEquals(says, told.getMessage().substring(told.getMessage().length() - says.length()));
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R throughText(R state) {
        return (R) Saved.parse(Saved.of(state).text()).as(state.getClass());
    }
}
