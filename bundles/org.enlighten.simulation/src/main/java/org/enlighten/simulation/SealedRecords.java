// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// A component of a sealed interface type is written with the simple name of its record in the member `is`.
final class SealedRecords implements TypeAdapterFactory {
    private static final String IS = "is";

    @Override
    public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
        Class<? super T> raw = type.getRawType();
        if (!raw.isSealed() || !raw.isInterface()) return null;
        Map<String, Class<?>> records = new LinkedHashMap<>();
        collect(raw, records);
        return new Adapter<T>(gson, raw.getSimpleName(), records).nullSafe();
    }

    private static void collect(Class<?> sealed, Map<String, Class<?>> records) {
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) collect(permitted, records);
            else records.put(permitted.getSimpleName(), permitted);
        }
    }

    private static final class Adapter<T> extends TypeAdapter<T> {
        private final Gson gson;
        private final String name;
        private final Map<String, Class<?>> records;

        Adapter(Gson gson, String name, Map<String, Class<?>> records) {
            this.gson = gson;
            this.name = name;
            this.records = records;
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            JsonObject tree = new JsonObject();
            tree.addProperty(IS, value.getClass().getSimpleName());
            gson.toJsonTree(value, value.getClass()).getAsJsonObject().asMap().forEach(tree::add);
            gson.toJson(tree, out);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T read(JsonReader in) throws IOException {
            JsonElement tree = JsonParser.parseReader(in);
            String is = tree.getAsJsonObject().get(IS).getAsString();
            Class<?> record = records.get(is);
            if (record == null) throw new JsonParseException("no " + name + " is called '" + is + "'");
            return (T) gson.fromJson(tree, record);
        }
    }
}
