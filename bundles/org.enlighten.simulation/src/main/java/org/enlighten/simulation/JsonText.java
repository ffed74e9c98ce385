// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.util.Map;

/// Writes trees as JSON text (RFC 8259) without white space. Characters that are not on their own in any encoding
/// (halves of surrogate pairs) are escaped, so that the text survives every file.
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static String of(JsonElement tree) {
        StringBuilder text = new StringBuilder();
        try {
            write(tree, text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    static void write(JsonElement tree, Appendable out) throws IOException {
        switch (tree) {
            case JsonObject object -> writeObject(object, out);
            case JsonArray array -> writeArray(array, out);
            case JsonPrimitive text when text.isString() -> writeText(text.getAsString(), out);
            case JsonPrimitive other -> out.append(other.getAsString());
            default -> out.append("null");
        }
    }

    private static void writeObject(JsonObject object, Appendable out) throws IOException {
        char before = '{';
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            out.append(before);
            writeText(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private static void writeArray(JsonArray array, Appendable out) throws IOException {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) out.append(',');
            write(array.get(i), out);
        }
        out.append(']');
    }

    static void writeText(String text, Appendable out) throws IOException {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isEscaped(c)) continue;
            out.append(text, written, i);
            escape(c, out);
            written = i + 1;
        }
        out.append(text, written, text.length());
        out.append('"');
    }

    private static boolean isEscaped(char c) {
        return c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
    }

    private static void escape(char c, Appendable out) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) out.append(HEX.charAt(c >>> shift & 0xF));
            }
        }
    }
}
