// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.ArrayList;
import java.util.List;

/// A command's name and what stands behind it.
///
/// @param options letters of words that begin with `-`, in their order
record Arguments(String name, List<String> words, String options, List<String> operands) {
    static Arguments of(List<String> all) {
        StringBuilder options = new StringBuilder();
        List<String> operands = new ArrayList<>();
        boolean only = false;
        for (String word : all.subList(1, all.size())) {
            if (!only && word.equals("--")) only = true;
            else if (!only && word.length() > 1 && word.startsWith("-")) options.append(word.substring(1));
            else operands.add(word);
        }
        return new Arguments(all.getFirst(), List.copyOf(all.subList(1, all.size())), options.toString(), operands);
    }

    /// Of a program that is given them as one text.
    static Arguments of(String program, String text) {
        List<String> all = new ArrayList<>(List.of(program));
        for (String word : text.strip().split("\\s+")) if (!word.isEmpty()) all.add(word);
        return of(all);
    }

    boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    /// The first option that is none of these; empty when all are.
    String unknown(String known) {
        for (char option : options.toCharArray()) if (known.indexOf(option) < 0) return String.valueOf(option);
        return "";
    }
}
