// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import org.enlighten.block.Memories;
import org.enlighten.block.Request;
import org.enlighten.block.Slice;
import org.enlighten.simulation.Saved;

/// What the smallest format with every difficulty is asked to do.
sealed interface LedgerRequest extends Request {
    /// Takes `amount` from one account, then gives it to another; INVALID when there is not as much.
    record Transfer(int from, int to, int amount) implements LedgerRequest {}

    /// Reads all accounts.
    record Sum() implements LedgerRequest {}

    /// Stores a page of data, then its new version.
    record Store(int page, Slice data) implements LedgerRequest {}

    /// Loads a page and answers its version.
    record Load(int page, Slice into) implements LedgerRequest {}

    /// Adds an entry to a log whose entries depend on the one before.
    record Log(int value) implements LedgerRequest {}

    record Flush() implements LedgerRequest {}

    record State(String kind, int a, int b, int c, Slice.State data) {
        LedgerRequest in(Memories memories) {
            return switch (kind) {
                case "transfer" -> new Transfer(a, b, c);
                case "sum" -> new Sum();
                case "store" -> new Store(a, data.in(memories));
                case "load" -> new Load(a, data.in(memories));
                case "log" -> new Log(a);
                case "flush" -> new Flush();
                default -> throw new IllegalStateException(kind);
            };
        }
    }

    @Override
    default Saved save() {
        Slice.State none = Slice.of(new byte[0]).save();
        return Saved.of(
                switch (this) {
                    case Transfer(int from, int to, int amount) -> new State("transfer", from, to, amount, none);
                    case Sum() -> new State("sum", 0, 0, 0, none);
                    case Store(int page, Slice data) -> new State("store", page, 0, 0, data.save());
                    case Load(int page, Slice into) -> new State("load", page, 0, 0, into.save());
                    case Log(int value) -> new State("log", value, 0, 0, none);
                    case Flush() -> new State("flush", 0, 0, 0, none);
                });
    }
}
