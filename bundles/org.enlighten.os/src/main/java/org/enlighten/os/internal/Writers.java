// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.enlighten.os.BackupCall;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.os.Result;
import org.enlighten.os.WriterList;
import org.enlighten.os.WriterList.Stage;

/// The processes that are writers, and the words that they have not fetched.
final class Writers {
    /// One of them.
    record Writer(int process, String name, Stage stage, String lastError, List<Word> words) {
        private Writer at(Stage next, String error, List<Word> told) {
            return new Writer(process, name, next, error, told);
        }
    }

    /// What is saved.
    record State(List<Writer> writers) {}

    private final Executive x;
    private final TreeMap<Integer, Writer> writers = new TreeMap<>();

    Writers(Executive x) {
        this.x = x;
    }

    boolean add(int process, String name) {
        Writer made = new Writer(process, name, Stage.STABLE, "", List.of());
        return writers.putIfAbsent(process, made) == null;
    }

    int count() {
        return writers.size();
    }

    Optional<Writer> of(int process) {
        return Optional.ofNullable(writers.get(process));
    }

    Optional<Writer> remove(int process) {
        return Optional.ofNullable(writers.remove(process));
    }

    Optional<Writer> first(Stage stage) {
        return writers.values().stream().filter(w -> w.stage() == stage).findFirst();
    }

    WriterList list() {
        return new WriterList(writers.values().stream()
                .map(w -> new WriterList.Writer(w.process(), w.name(), w.stage(), w.lastError()))
                .toList());
    }

    void freeze() {
        for (Writer w : List.copyOf(writers.values())) tell(w.at(Stage.FREEZING, "", w.words()), Word.FREEZE);
    }

    void answered(Writer w, String refusal) {
        writers.put(w.process(), w.at(refusal.isEmpty() ? Stage.FROZEN : Stage.FAILED, refusal, w.words()));
    }

    /// Everybody goes on. Who has not fetched FREEZE never hears of it.
    ///
    /// @param error of those that had not answered; empty: it was not their fault
    void release(Word word, String error) {
        for (Writer w : List.copyOf(writers.values())) {
            switch (w.stage()) {
                case STABLE -> {}
                case FROZEN -> tell(w.at(Stage.STABLE, "", w.words()), word);
                case FAILED -> tell(w, Word.ABORT);
                case FREEZING -> releaseLate(w.at(error.isEmpty() ? Stage.STABLE : Stage.FAILED, error, w.words()));
            }
        }
    }

    private void releaseLate(Writer w) {
        List<Word> others =
                w.words().stream().filter(word -> word != Word.FREEZE).toList();
        if (others.size() == w.words().size()) tell(w, Word.ABORT);
        else writers.put(w.process(), w.at(w.stage(), w.lastError(), others));
    }

    private void tell(Writer w, Word word) {
        List<Word> words = new ArrayList<>(w.words());
        words.add(word);
        writers.put(w.process(), w.at(w.stage(), w.lastError(), List.copyOf(words)));
        x.processes.find(w.process()).ifPresent(this::wake);
    }

    private void wake(Process p) {
        for (KernelThread t : p.threads) {
            if (t.wait != KernelThread.Wait.WRITER) continue;
            x.time.cancel(t);
            t.result = take(p.id);
            x.dispatcher.wake(t, 1);
            return;
        }
    }

    private Result take(int process) {
        Writer w = writers.get(process);
        writers.put(
                process,
                w.at(w.stage(), w.lastError(), w.words().subList(1, w.words().size())));
        return Result.of(w.words().getFirst().ordinal());
    }

    /// The answer is there, or the thread waits.
    void await(KernelThread t, long timeoutNs) {
        if (!writers.get(t.process.id).words().isEmpty()) t.result = take(t.process.id);
        else if (timeoutNs <= 0) t.result = Executive.TIMED_OUT;
        else {
            t.wait = KernelThread.Wait.WRITER;
            if (timeoutNs != BackupCall.FOREVER) x.time.sleep(t, timeoutNs);
        }
    }

    State save() {
        return new State(List.copyOf(writers.values()));
    }

    void restore(State s) {
        for (Writer w : s.writers()) writers.put(w.process(), w);
    }
}
