// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads JSON text into trees that are the same as those it was written from: a whole number is a `Long`, another
/// number a `Double`, so that trees can be compared.
final class JsonReading {
    private static final Pattern PLACE = Pattern.compile("line \\d+ column \\d+");

    private final JsonReader in;

    private JsonReading(Reader text) {
        in = new JsonReader(text);
        // STRICT would refuse half a surrogate pair, which a guest may well leave in a text.
        in.setStrictness(Strictness.LEGACY_STRICT);
    }

    /// Throws [IllegalArgumentException] with a sentence when the text is not exactly one JSON value, [IOException]
    /// when it cannot be read.
    static JsonElement read(Reader text) throws IOException {
        JsonReading reading = new JsonReading(text);
        try {
            JsonElement tree = reading.value();
            reading.in.peek(); // refuses all but the end
            return tree;
        } catch (EOFException _) {
            throw reading.refusal("it ends too early");
        } catch (MalformedJsonException e) {
            throw reading.refusal("it is malformed" + where(e));
        } catch (IllegalArgumentException e) {
            throw reading.refusal(e.getMessage());
        } catch (IllegalStateException _) {
            throw reading.refusal("it is malformed");
        }
    }

    private IllegalArgumentException refusal(String why) {
        return new IllegalArgumentException("A saved state is not JSON: " + why + ", at " + in.getPath() + ".");
    }

    private static String where(MalformedJsonException e) {
        Matcher place = PLACE.matcher(e.getMessage());
        return place.find() ? " in " + place.group() : "";
    }

    private JsonElement value() throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> number(in.nextString());
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            default -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private JsonObject object() throws IOException {
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (object.has(name)) throw new IllegalArgumentException("'" + name + "' comes twice");
            object.add(name, value());
        }
        in.endObject();
        return object;
    }

    private JsonArray array() throws IOException {
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) array.add(value());
        in.endArray();
        return array;
    }

    private static JsonPrimitive number(String text) {
        try {
            return new JsonPrimitive(Long.parseLong(text));
        } catch (NumberFormatException _) {
            double number = Double.parseDouble(text);
            if (!Double.isFinite(number)) throw new IllegalArgumentException("a number is too large");
            return new JsonPrimitive(number);
        }
    }
}
