// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;

/// JSON trees as text and back, with nothing lost: nulls stay, numbers keep their digits.
public final class JsonText {
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private JsonText() {}

    public static String of(JsonElement tree) {
        return GSON.toJson(tree);
    }

    /// @throws JsonParseException when the text is not one JSON object
    public static JsonObject parse(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        JsonElement tree = JsonParser.parseReader(reader);
        if (tree instanceof JsonObject object) return object;
        throw new JsonParseException("not a JSON object");
    }
}
