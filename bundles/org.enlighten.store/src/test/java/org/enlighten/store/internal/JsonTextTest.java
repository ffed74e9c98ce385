// SPDX-License-Identifier: Apache-2.0
package org.enlighten.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void whatNobodyUnderstandsIsCarriedAsItWas() {
        String text = "{\"a\":1.0,\"b\":1,\"c\":12345678901234567890123,\"d\":1e400,\"e\":null,\"f\":[null,{}],"
                + "\"g\":\"<&'\\u0001ü\\\"\\\\\",\"h\":-0,\"i\":{\"a\":{\"a\":true}}}";
        assertEquals(text, JsonText.of(JsonText.parse(text)));
    }

    @Test
    void onlyOneObjectIsAccepted() {
        assertThrows(JsonParseException.class, () -> JsonText.parse("[1]"));
        assertThrows(JsonParseException.class, () -> JsonText.parse("{'a':1}"));
        assertThrows(JsonParseException.class, () -> JsonText.parse(""));
    }
}
