// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Base64;

/// Records to JSON trees and back, by reflection on their components; byte arrays are base64 text, longs are exact.
final class StateCodec {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(byte[].class, new Bytes().nullSafe())
            .registerTypeHierarchyAdapter(Saved.class, new Tree().nullSafe())
            .registerTypeAdapterFactory(new SealedRecords())
            .create();

    private StateCodec() {}

    static JsonElement tree(Record state) {
        return GSON.toJsonTree(state);
    }

    static <T> T value(JsonElement tree, Class<T> type) {
        return GSON.fromJson(tree, type);
    }

    static String text(JsonElement tree) {
        return GSON.toJson(tree);
    }

    static JsonElement parse(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("saved state is not JSON: " + e.getMessage(), e);
        }
    }

    private static final class Bytes extends TypeAdapter<byte[]> {
        @Override
        public void write(JsonWriter out, byte[] value) throws IOException {
            out.value(Base64.getEncoder().encodeToString(value));
        }

        @Override
        public byte[] read(JsonReader in) throws IOException {
            return Base64.getDecoder().decode(in.nextString());
        }
    }

    private static final class Tree extends TypeAdapter<Saved> {
        @Override
        public void write(JsonWriter out, Saved value) throws IOException {
            GSON.toJson(value.tree(), out);
        }

        @Override
        public Saved read(JsonReader in) {
            return new Saved(JsonParser.parseReader(in));
        }
    }
}
