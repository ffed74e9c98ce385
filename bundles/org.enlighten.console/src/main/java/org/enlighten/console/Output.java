// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What a command answers: one JSON value for programs, lines for people.
///
/// @param lines without line ends
public record Output(JsonElement json, List<String> lines) {
    /// Nothing to say: null for programs, no line for people.
    public static final Output NOTHING = new Output(JsonNull.INSTANCE, List.of());

    public Output {
        lines = List.copyOf(lines);
    }

    /// Things of one kind: a JSON array, a table.
    public static <T> Output list(List<T> things, Columns<T> columns) {
        JsonArray array = new JsonArray();
        List<List<Cell>> rows = new ArrayList<>();
        for (T thing : things) {
            array.add(object(thing, columns));
            rows.add(shown(thing, columns));
        }
        return new Output(array, Table.lines(headings(columns), rows));
    }

    /// One thing: a JSON object, a table with one row.
    public static <T> Output of(T thing, Columns<T> columns) {
        return new Output(object(thing, columns), Table.lines(headings(columns), List.of(shown(thing, columns))));
    }

    private static <T> JsonObject object(T thing, Columns<T> columns) {
        JsonObject object = new JsonObject();
        columns.list()
                .forEach(column ->
                        object.add(column.name(), column.cell().apply(thing).json()));
        return object;
    }

    private static <T> List<Cell> shown(T thing, Columns<T> columns) {
        return columns.list().stream()
                .filter(column -> !column.heading().isEmpty())
                .map(column -> column.cell().apply(thing))
                .toList();
    }

    private static <T> List<String> headings(Columns<T> columns) {
        return columns.list().stream()
                .map(Columns.Column::heading)
                .filter(heading -> !heading.isEmpty())
                .toList();
    }
}
