// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// A component with state. The definition of a world builds and wires its components; the state fills them:
/// [#restore] is called once on a fresh object, never arms timers (the simulation re-arms them itself, last) and
/// leaves it equal to the saved one.
///
/// State records hold records, enums, strings, numbers, booleans, byte arrays, lists, maps with string keys and
/// [Saved] trees. They only ever gain components, each with a default that means "as before".
public interface Snapshottable<S extends Record> {
    Class<S> stateType();

    S save();

    void restore(S state);
}
