// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.enlighten.store.internal.JsonText;

/// Documents to be written and removed together: all of it is made, or nothing.
public final class Changes {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private final SortedMap<String, Optional<String>> texts = new TreeMap<>();

    /// @param key a path of letters, digits, `.`, `_` and `-`, its parts separated by `/`
    public Changes put(String key, JsonObject tree) {
        texts.put(checked(key), Optional.of(JsonText.of(tree)));
        return this;
    }

    /// Removing what is not there is allowed.
    public Changes remove(String key) {
        texts.put(checked(key), Optional.empty());
        return this;
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /// The texts of the documents by key; empty for those that go.
    SortedMap<String, Optional<String>> texts() {
        return Collections.unmodifiableSortedMap(texts);
    }

    private static String checked(String key) {
        if (!KEY.matcher(key).matches())
            throw new IllegalArgumentException("not a key for a document: key='" + key + "'");
        return key;
    }
}
