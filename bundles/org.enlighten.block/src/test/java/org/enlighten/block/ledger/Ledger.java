// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.block.BlockEngine;
import org.enlighten.block.Blocks;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.OperationFailed;
import org.enlighten.block.Outcome;
import org.enlighten.simulation.Saved;

/// Accounts, versions of data pages, a log: a format made to show each rule of [BlockEngine] broken.
final class Ledger extends BlockEngine<LedgerRequest> {
    static final int ACCOUNTS = 2048;
    static final int PAGES = 32;
    static final int PAGE_BYTES = 1536;
    static final long START = 100;
    static final long ACCOUNTS_AT = 0;
    static final long VERSIONS_AT = 4L * ACCOUNTS;
    static final long LOG_AT = VERSIONS_AT + 512;
    static final int LOG_BLOCKS = 32;
    static final int LOG_ENTRIES = LOG_BLOCKS * 128;
    static final long DATA_AT = LOG_AT + 4L * LOG_ENTRIES;
    static final int BYTES = (int) DATA_AT + PAGES * PAGE_BYTES;
    private static final int VERSION = 0;
    private static final int LOGGED = 1;

    /// Requests in the order of publication, for the oracle.
    final List<LedgerRequest> serial = new ArrayList<>();

    Ledger(EngineSetup setup) {
        super(setup, 2);
    }

    static byte[] image() {
        byte[] image = new byte[BYTES];
        for (int i = 0; i < ACCOUNTS; i++) image[i * 4] = (byte) START;
        return image;
    }

    @Override
    protected Outcome run(LedgerRequest request, Blocks b) {
        Outcome outcome = switch (request) {
            case LedgerRequest.Transfer t -> transfer(t, b);
            case LedgerRequest.Sum() -> sum(b);
            case LedgerRequest.Store s -> store(s, b);
            case LedgerRequest.Load l -> load(l, b);
            case LedgerRequest.Log l -> log(l, b);
            case LedgerRequest.Flush() -> {
                b.flush();
                yield Outcome.DONE;
            }
        };
        serial.add(request);
        return outcome;
    }

    private Outcome transfer(LedgerRequest.Transfer t, Blocks b) {
        long left = b.u32le(ACCOUNTS_AT + 4L * t.from()) - t.amount();
        if (left < 0) {
            serial.add(t);
            throw new OperationFailed(Outcome.Failure.INVALID, "There is not as much.");
        }
        b.phase(1);
        b.put32le(ACCOUNTS_AT + 4L * t.to(), b.u32le(ACCOUNTS_AT + 4L * t.to()) + t.amount());
        b.phase(0);
        b.put32le(ACCOUNTS_AT + 4L * t.from(), left);
        return Outcome.done(left);
    }

    private Outcome sum(Blocks b) {
        long sum = 0;
        b.expect(ACCOUNTS_AT, 4L * ACCOUNTS);
        for (int i = 0; i < ACCOUNTS; i++) sum += b.u32le(ACCOUNTS_AT + 4L * i);
        return Outcome.done(sum);
    }

    private Outcome store(LedgerRequest.Store s, Blocks b) {
        long version = b.register(VERSION) + 1;
        b.register(VERSION, version);
        b.write(DATA_AT + (long) s.page() * PAGE_BYTES, s.data());
        b.phase(1);
        b.put32le(VERSIONS_AT + 4L * s.page(), version);
        return Outcome.done(version);
    }

    private Outcome load(LedgerRequest.Load l, Blocks b) {
        b.read(DATA_AT + (long) l.page() * PAGE_BYTES, l.into());
        return Outcome.done(b.u32le(VERSIONS_AT + 4L * l.page()));
    }

    /// Neighbours lie in different blocks: only the plan's last barrier keeps them in order.
    static long logAt(long entry) {
        return LOG_AT + entry % LOG_BLOCKS * 512 + entry / LOG_BLOCKS * 4;
    }

    private Outcome log(LedgerRequest.Log l, Blocks b) {
        long entry = b.register(LOGGED);
        if (entry > 0 && b.u32le(logAt(entry - 1)) == 0) {
            throw new OperationFailed(Outcome.Failure.CORRUPT, "The entry before is missing.");
        }
        if (entry < LOG_BLOCKS) b.fresh(logAt(entry));
        b.put32le(logAt(entry), l.value());
        b.register(LOGGED, entry + 1);
        return Outcome.done(entry + 1);
    }

    @Override
    protected LedgerRequest restored(Saved saved, Memories memories) {
        return saved.as(LedgerRequest.State.class).in(memories);
    }
}
