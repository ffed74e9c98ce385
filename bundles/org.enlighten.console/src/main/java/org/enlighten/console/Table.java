// SPDX-License-Identifier: Apache-2.0
package org.enlighten.console;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/// Cells under headings, in columns as wide as they need to be.
final class Table {
    private static final String GAP = "  ";

    private Table() {}

    static List<String> lines(List<String> headings, List<List<Cell>> rows) {
        if (rows.isEmpty()) return List.of();
        int[] widths = widths(headings, rows);
        List<String> lines = new ArrayList<>();
        StringBuilder titles = new StringBuilder();
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean right = rows.getFirst().get(i).right();
            append(titles, i, headings.get(i), widths[i], right);
            append(rule, i, "-".repeat(headings.get(i).length()), widths[i], right);
        }
        lines.add(titles.toString().stripTrailing());
        lines.add(rule.toString().stripTrailing());
        for (List<Cell> row : rows) lines.add(line(row, widths));
        return lines;
    }

    private static String line(List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++)
            append(line, i, row.get(i).text(), widths[i], row.get(i).right());
        return line.toString().stripTrailing();
    }

    private static int[] widths(List<String> headings, List<List<Cell>> rows) {
        int[] widths = headings.stream().mapToInt(String::length).toArray();
        for (List<Cell> row : rows)
            for (int i = 0; i < widths.length; i++)
                widths[i] = Math.max(widths[i], width(row.get(i).text()));
        return widths;
    }

    /// How many columns of a terminal a text takes: letters of some scripts take two.
    private static int width(String text) {
        return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
    }

    private static void append(StringBuilder line, int column, String text, int width, boolean right) {
        if (column > 0) line.append(GAP);
        String pad = " ".repeat(width - width(text));
        line.append(right ? pad + text : text + pad);
    }
}
