// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation;

/// A component with state. The definition of a world builds and wires its components; the state fills them:
/// [#restore] is called once on a fresh object, never arms timers (the simulation re-arms them itself, last) and
/// leaves it equal to the saved one.
///
/// State records hold records, sealed interfaces of records, enums, text, numbers, truth values, `UUID`, arrays
/// (bytes become base64), `List`, `Optional`, `Map` with keys of text, whole numbers or enums, and [Saved] trees.
/// They only ever gain components. A form saved before a component was there gives it the empty value of its type
/// (0, false, empty text, no elements, the first constant of an enum), which must mean "as before"; a sealed
/// interface has no empty value: gain an `Optional` of it.
///
/// The arrays of a state are its own: [#save] copies what the component goes on changing.
public interface Snapshottable<S extends Record> {
    Class<S> stateType();

    S save();

    void restore(S state);
}
