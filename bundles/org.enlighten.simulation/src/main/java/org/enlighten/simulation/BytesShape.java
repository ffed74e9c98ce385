// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.Base64;

/// Bytes are base64 text (RFC 4648).
record BytesShape() implements Shape {
    @Override
    public JsonElement tree(Object value) {
        return new JsonPrimitive(Base64.getEncoder().encodeToString((byte[]) value));
    }

    @Override
    public Object value(JsonElement tree) {
        if (!(tree instanceof JsonPrimitive text) || !text.isString()) throw Unreadable.expected("base64 text", tree);
        try {
            return Base64.getDecoder().decode(text.getAsString());
        } catch (IllegalArgumentException _) {
            throw Unreadable.expected("base64 text", tree);
        }
    }

    @Override
    public Object missing() {
        return new byte[0];
    }
}
