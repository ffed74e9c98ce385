// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How things of one kind are told: which of their values, under which names.
///
/// Names are members of JSON objects and stay the same over releases; headings are for tables, and a column without
/// one is not shown in them.
public final class Columns<T> {
    /// One column.
    record Column<T>(String name, String heading, Function<T, Cell> cell) {}

    private final List<Column<T>> columns = new ArrayList<>();

    public Columns<T> text(String name, String heading, Function<T, String> value) {
        return cell(name, heading, value.andThen(Cell::text));
    }

    public Columns<T> flag(String name, String heading, Function<T, Boolean> value) {
        return cell(name, heading, value.andThen(Cell::flag));
    }

    public Columns<T> number(String name, String heading, Function<T, ? extends Number> value) {
        return cell(name, heading, t -> Cell.number(value.apply(t).longValue()));
    }

    /// A duration in nanoseconds; people get hours, minutes and seconds.
    public Columns<T> duration(String name, String heading, Function<T, Long> value) {
        return cell(name, heading, t -> Cell.number(value.apply(t), Durations.clock(value.apply(t))));
    }

    /// A size in bytes; people get it with a unit.
    public Columns<T> size(String name, String heading, Function<T, Long> value) {
        return cell(name, heading, t -> Cell.number(value.apply(t), ByteSize.text(value.apply(t))));
    }

    public Columns<T> cell(String name, String heading, Function<T, Cell> cell) {
        columns.add(new Column<>(name, heading, cell));
        return this;
    }

    List<Column<T>> list() {
        return List.copyOf(columns);
    }
}
