// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/// The saved state of one component as a tree that its holder carries without understanding it: how a kernel keeps
/// the states of drivers and programs it does not know the types of.
///
/// Inside another state it is carried, not copied and not parsed. Two of them are equal when they say the same.
public record Saved(JsonElement tree) {
    /// A component that has no state.
    public static final Saved NOTHING = new Saved(new JsonObject());

    public static <S extends Record> Saved of(Snapshottable<S> component) {
        return of(component.save());
    }

    /// Throws [IllegalStateException] when `state` holds a value of a type that cannot be saved.
    public static Saved of(Record state) {
        return new Saved(StateCodec.tree(state));
    }

    /// Restores a component from this state; throws as [#as] does.
    public <S extends Record> void into(Snapshottable<S> component) {
        component.restore(as(component.stateType()));
    }

    /// This state as a record of `type`, or one of a sealed interface `type`. Throws [IllegalArgumentException] with
    /// a sentence that names the place when it is not a form of that type.
    public <S> S as(Class<S> type) {
        return StateCodec.value(tree, type);
    }

    /// This state as JSON text, stable: the same state gives the same text.
    public String text() {
        return JsonText.of(tree);
    }

    /// Writes what [#text] gives, without holding all of it at once.
    public void writeTo(Appendable out) throws IOException {
        JsonText.write(tree, out);
    }

    /// Reads what [#text] wrote. Throws [IllegalArgumentException] with a sentence when it is not JSON.
    public static Saved parse(String text) {
        try {
            return read(new StringReader(text));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Reads what [#writeTo] wrote, as [#parse] does.
    public static Saved read(Reader text) throws IOException {
        return new Saved(JsonReading.read(text));
    }
}
