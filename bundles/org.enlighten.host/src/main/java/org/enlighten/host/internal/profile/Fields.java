// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.profile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.InvalidProfileException;

/// Members of a JSON object of a profile, read with errors that name them by their path.
final class Fields {
    private final String path;
    private final JsonObject object;

    Fields(String path, JsonElement element) {
        this.path = path;
        if (!element.isJsonObject()) throw wrong(path.isEmpty() ? "It" : "'" + path + "'", "is no JSON object");
        object = element.getAsJsonObject();
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    String text(String name) {
        JsonElement value = member(name);
        if (!(value instanceof JsonPrimitive p)
                || !p.isString()
                || p.getAsString().isBlank()) throw wrong(quoted(name), "is no text");
        return value.getAsString();
    }

    boolean flag(String name) {
        JsonElement value = member(name);
        if (!(value instanceof JsonPrimitive p) || !p.isBoolean())
            throw wrong(quoted(name), "is neither true nor false");
        return value.getAsBoolean();
    }

    /// A whole number from `least` to `most`.
    long number(String name, long least, long most) {
        JsonElement value = member(name);
        if (!(value instanceof JsonPrimitive p)
                || !p.isNumber()
                || !p.getAsString().matches("-?[0-9]{1,18}")) throw wrong(quoted(name), "is no whole number");
        long number = value.getAsLong();
        if (number < least || number > most)
            throw wrong(quoted(name), "is %d, but must be %d to %d".formatted(number, least, most));
        return number;
    }

    int small(String name, int least, int most) {
        return (int) number(name, least, most);
    }

    Fields object(String name) {
        return new Fields(path(name), member(name));
    }

    List<Fields> objects(String name) {
        if (!(member(name) instanceof JsonArray array)) throw wrong(quoted(name), "is no list");
        List<Fields> fields = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) fields.add(new Fields(path(name) + "[" + i + "]", array.get(i)));
        return fields;
    }

    List<String> names() {
        return List.copyOf(object.keySet());
    }

    String quoted(String name) {
        return "'" + path(name) + "'";
    }

    static InvalidProfileException wrong(String what, String how) {
        return new InvalidProfileException("This hardware profile cannot be used: " + what + " " + how + ".");
    }

    private JsonElement member(String name) {
        JsonElement value = object.get(name);
        if (value == null) throw wrong(quoted(name), "is missing");
        return value;
    }
}
