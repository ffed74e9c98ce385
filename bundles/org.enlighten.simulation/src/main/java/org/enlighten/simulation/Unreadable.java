// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;

/// A tree is not a form of the type it is read as; gathers the place on its way out.
final class Unreadable extends RuntimeException {
    private static final int SHOWN_MAX = 60;

    private final StringBuilder place = new StringBuilder();

    Unreadable(String what, Throwable cause) {
        super(what, cause, false, false);
    }

    Unreadable(String what) {
        this(what, null);
    }

    static Unreadable expected(String what, JsonElement found) {
        String shown = JsonText.of(found);
        if (shown.length() > SHOWN_MAX) shown = shown.substring(0, SHOWN_MAX) + "…";
        return new Unreadable("expected " + what + ", found " + shown);
    }

    Unreadable in(String component) {
        boolean joins = place.isEmpty() || place.charAt(0) == '[';
        place.insert(0, joins ? component : component + ".");
        return this;
    }

    Unreadable at(int index) {
        boolean joins = place.isEmpty() || place.charAt(0) == '[';
        place.insert(0, "[" + index + (joins ? "]" : "]."));
        return this;
    }

    String sentence(Class<?> type) {
        String where = place.isEmpty() ? "" : ", at " + place;
        return "A saved state is not one of " + type.getName() + where + ": " + getMessage() + ".";
    }
}
