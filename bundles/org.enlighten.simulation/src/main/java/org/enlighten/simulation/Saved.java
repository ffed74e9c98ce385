// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/// The saved state of one component as a tree that its holder carries without understanding it: how a kernel keeps
/// the states of drivers and programs it does not know the types of.
public record Saved(JsonElement tree) {
    /// A component that has no state.
    public static final Saved NOTHING = new Saved(new JsonObject());

    public static <S extends Record> Saved of(Snapshottable<S> component) {
        return of(component.save());
    }

    public static Saved of(Record state) {
        return new Saved(StateCodec.tree(state));
    }

    public <S extends Record> void into(Snapshottable<S> component) {
        component.restore(as(component.stateType()));
    }

    public <S> S as(Class<S> type) {
        return StateCodec.value(tree, type);
    }

    /// This state as JSON text, stable: the same state gives the same text.
    public String text() {
        return StateCodec.text(tree);
    }

    /// Reads what [#text] wrote. Throws [IllegalArgumentException] with a sentence when it is not JSON.
    public static Saved parse(String text) {
        return new Saved(StateCodec.parse(text));
    }
}
