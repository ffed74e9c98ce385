// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;

/// One value, for programs and for people.
///
/// @param right whether people read it from the right, as numbers
public record Cell(JsonElement json, String text, boolean right) {
    public static Cell text(String value) {
        return new Cell(new JsonPrimitive(value), value, false);
    }

    public static Cell flag(boolean value) {
        return new Cell(new JsonPrimitive(value), value ? "True" : "False", false);
    }

    public static Cell number(long value) {
        return new Cell(new JsonPrimitive(value), Long.toString(value), true);
    }

    public static Cell number(double value) {
        return new Cell(new JsonPrimitive(value), "%.2f".formatted(value), true);
    }

    /// A number that people get in other words.
    public static Cell number(long value, String text) {
        return new Cell(new JsonPrimitive(value), text, true);
    }

    /// Nothing to say.
    public static Cell none() {
        return new Cell(JsonNull.INSTANCE, "", false);
    }
}
