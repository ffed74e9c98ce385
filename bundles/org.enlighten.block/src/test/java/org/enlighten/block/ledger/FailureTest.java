// SPDX-License-Identifier: Apache-2.0
package org.enlighten.block.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enlighten.block.BlockRequest;
import org.enlighten.block.EngineSetup;
import org.enlighten.block.Memories;
import org.enlighten.block.Outcome;
import org.enlighten.block.Slice;
import org.enlighten.block.fault.FaultyVolume;
import org.enlighten.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Errors of the layer below, in every place of an operation.
class FailureTest {
    private final Simulation simulation = new Simulation(1);
    private final Memories memories = new Memories();
    private final FaultyVolume volume =
            new FaultyVolume("volume", simulation, memories, Ledger.image(), Ledger.BYTES, 3);
    private final Ledger ledger = new Ledger(new EngineSetup("accounts", simulation, memories, volume, 64));
    private final List<Outcome> outcomes = new ArrayList<>();

    FailureTest() {
        ledger.attach((_, outcome) -> outcomes.add(outcome));
    }

    private Outcome ask(LedgerRequest request) {
        ledger.submit(1, request, 0);
        while (simulation.step()) {}
        assertTrue(ledger.isIdle());
        return outcomes.removeFirst();
    }

    private static Function<BlockRequest, Outcome> writesTo(long from, long to) {
        return r ->
                r instanceof BlockRequest.Write(long at, Slice _) && at >= from && at < to ? broken() : Outcome.DONE;
    }

    private static Outcome.Failed broken() {
        return new Outcome.Failed(Outcome.Failure.MEDIUM_ERROR, "The sector is broken.");
    }

    private static Outcome.Failure failure(Outcome outcome) {
        return assertInstanceOf(Outcome.Failed.class, outcome).failure();
    }

    @Test
    void oneBadBlockDoesNotHideItsNeighbours() {
        volume.failWhere(
                r -> r instanceof BlockRequest.Read(long at, Slice into) && at <= 512 && at + into.length() > 512
                        ? broken()
                        : Outcome.DONE);
        assertEquals(Outcome.done(90), ask(new LedgerRequest.Transfer(1, 2, 10)));
        assertEquals(Outcome.Failure.MEDIUM_ERROR, failure(ask(new LedgerRequest.Transfer(130, 2, 10))));
        assertEquals(Outcome.done(90), ask(new LedgerRequest.Transfer(300, 2, 10)));
    }

    @Test
    void aDataErrorFailsItsOperationAndNoOther() {
        volume.failWhere(writesTo(Ledger.DATA_AT, Ledger.DATA_AT + Ledger.PAGE_BYTES));
        Slice page = Slice.of(new byte[Ledger.PAGE_BYTES]);
        assertEquals(Outcome.Failure.MEDIUM_ERROR, failure(ask(new LedgerRequest.Store(0, page))));
        assertEquals(Outcome.done(2), ask(new LedgerRequest.Store(1, page)));
        assertTrue(ledger.readOnlyReason().isEmpty());
        assertEquals(Outcome.done(1), ask(new LedgerRequest.Load(0, page)), "the rest of the plan was carried out");
    }

    @Test
    void aMetadataErrorEndsAllChangesAndReadsShowWhatTheMediumHas() {
        assertEquals(Outcome.done(90), ask(new LedgerRequest.Transfer(1, 200, 10)));
        volume.failWhere(writesTo(512, 1024));
        assertEquals(Outcome.Failure.MEDIUM_ERROR, failure(ask(new LedgerRequest.Transfer(1, 200, 10))));
        volume.failWhere(_ -> Outcome.DONE);
        assertFalse(ledger.readOnlyReason().isEmpty());
        Outcome.Failed later = assertInstanceOf(Outcome.Failed.class, ask(new LedgerRequest.Transfer(3, 4, 10)));
        assertEquals(Outcome.Failure.READ_ONLY, later.failure());
        assertEquals(
                "accounts takes no more changes: its metadata could not be written. The sector is broken.",
                later.message());
        long taken = Ledger.ACCOUNTS * Ledger.START - 10;
        assertEquals(Outcome.done(taken), ask(new LedgerRequest.Sum()), "taken and not given, as on the medium");
        assertEquals(Outcome.DONE, ask(new LedgerRequest.Flush()));
    }

    @Test
    void operationsThatWaitForAFailedPlanAreAnsweredToo() {
        volume.failWhere(writesTo(0, 512));
        for (int i = 0; i < 20; i++) ledger.submit(i, new LedgerRequest.Transfer(i % 3, 3 + i % 2, 1), 0);
        while (simulation.step()) {}
        assertEquals(20, outcomes.size());
        assertTrue(outcomes.stream().noneMatch(Outcome::isDone), outcomes.toString());
    }

    @Test
    void metadataBeyondTheEndIsCorrupt() {
        Outcome.Failed failed =
                assertInstanceOf(Outcome.Failed.class, ask(new LedgerRequest.Transfer(Ledger.BYTES / 4 + 5, 1, 0)));
        assertEquals(Outcome.Failure.CORRUPT, failed.failure());
        assertTrue(failed.message().contains("it ends at " + Ledger.BYTES), failed.message());
    }

    @Test
    void anAccountBeforeTheBeginningIsCorruptToo() {
        assertEquals(Outcome.Failure.CORRUPT, failure(ask(new LedgerRequest.Transfer(-1000, 1, 0))));
    }

    @Test
    void aClosedEngineGivesItsNamesBack() {
        ask(new LedgerRequest.Sum());
        ledger.close();
        Ledger again = new Ledger(new EngineSetup("accounts", simulation, memories, volume, 64));
        again.attach((_, outcome) -> outcomes.add(outcome));
        again.submit(1, new LedgerRequest.Sum(), 0);
        while (simulation.step()) {}
        assertEquals(Outcome.done(Ledger.ACCOUNTS * Ledger.START), outcomes.getFirst());
    }
}
