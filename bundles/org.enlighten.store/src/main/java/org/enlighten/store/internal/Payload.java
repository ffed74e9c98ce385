// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an entry says. The first entry of a journal is its head, `{"format": 1, "documents": n}`, followed by one
/// entry for each of n documents; every further entry is a change: `{"put": {key: tree, …}, "remove": [key, …]}`.
final class Payload {
    /// The highest format of a journal that this version reads, and the one it writes.
    static final int FORMAT = 1;

    private Payload() {}

    static String head(int documents) {
        return "{\"format\":" + FORMAT + ",\"documents\":" + documents + "}";
    }

    static String put(String key, String text) {
        return "{\"put\":{\"" + key + "\":" + text + "}}";
    }

    static String change(SortedMap<String, Optional<String>> texts) {
        StringBuilder put = new StringBuilder();
        StringBuilder remove = new StringBuilder();
        for (Map.Entry<String, Optional<String>> e : texts.entrySet()) {
            StringBuilder to = e.getValue().isPresent() ? put : remove;
            if (!to.isEmpty()) to.append(',');
            to.append('"').append(e.getKey()).append('"');
            e.getValue().ifPresent(text -> to.append(':').append(text));
        }
        return "{\"put\":{" + put + "},\"remove\":[" + remove + "]}";
    }

    /// Reads a change; throws a [com.google.gson.JsonParseException] when it is none.
    static SortedMap<String, Optional<String>> change(String payload) {
        JsonObject tree = JsonText.parse(payload);
        SortedMap<String, Optional<String>> texts = new TreeMap<>();
        if (tree.get("put") instanceof JsonObject put)
            put.asMap().forEach((key, document) -> texts.put(key, Optional.of(JsonText.of(document))));
        if (tree.has("remove"))
            for (JsonElement key : tree.getAsJsonArray("remove")) texts.put(key.getAsString(), Optional.empty());
        return texts;
    }
}
