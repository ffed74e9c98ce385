// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;

/// Records to JSON trees and back, by reflection on their components. What a tree of a released form says it says for
/// good: a component is found by its name, one that the tree does not have gets the empty value of its type, and a
/// member that the record does not have is refused.
///
/// | Type | Tree | Empty value |
/// |---|---|---|
/// | whole numbers | number, exact | 0 |
/// | `double`, `float` | number; what JSON has no number for is text, such as `"NaN"` | 0.0 |
/// | `boolean`, `char`, `String`, `UUID` | `true` or `false`; text | false, character 0, empty text, all zeros |
/// | enum | name of the constant | the first constant |
/// | record | object, members in the order of the components | every component empty |
/// | sealed interface | object with the simple name of the record (or enum) as first member `is` | none |
/// | `List`, arrays | array | no elements |
/// | `byte[]` | base64 text | no bytes |
/// | `Map` with keys of text, whole numbers or enums | object; by key, unless the map has an order | no entries |
/// | `Optional` | `null` or the value | empty |
/// | [Saved] | its tree, the very same | [Saved#NOTHING] |
///
/// A null component is `null`.
final class StateCodec {
    private StateCodec() {}

    static JsonElement tree(Record state) {
        return Shapes.of(state.getClass()).tree(state);
    }

    /// Throws [IllegalArgumentException] with a sentence when `tree` is not a form of `type`.
    static <T> T value(JsonElement tree, Class<T> type) {
        try {
            return type.cast(Shapes.of(type).value(tree));
        } catch (Unreadable why) {
            throw new IllegalArgumentException(why.sentence(type), why.getCause());
        }
    }

    static JsonElement orNull(Shape shape, Object value) {
        return value == null ? JsonNull.INSTANCE : shape.tree(value);
    }

    static Object orNull(Shape shape, JsonElement tree) {
        return tree.isJsonNull() ? shape.ofNull() : shape.value(tree);
    }
}
