// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import java.util.Optional;

/// What programs ask of their kernel about backups, within a [SystemCall.Backup]: writers, which keep data that must
/// be
/// consistent in a copy of a disk, and the one who has a copy made (the requestor).
///
/// A *writer* registers, and from then on asks for its words between its own pieces of work, or while it has none:
/// 1. [Await] answers FREEZE. It finishes or puts off its transactions, writes what belongs on the disk, flushes it,
///    and says [Frozen]; from then on it writes nothing.
/// 2. [Await] answers THAW: the copy was made; or ABORT: none was made, or it is of no use. Either way it goes on.
///
/// A *requestor* says [Freeze], has the copy made when that is answered, and says [Thaw]. While the system is frozen,
/// calls that change files wait in the kernel; those that read do not. The copy is good if [Thaw] is answered with
/// success.
///
/// Windows are those of life: from [Freeze] to [Thaw] 60 s at most ("the application freeze is not allowed to take
/// longer than 60 seconds"), of which changes are held for 10 s at most ("the shadow copy creation period lasts no
/// more
/// than 10 seconds"; Microsoft, *Volume Shadow Copy Service*). What takes longer is aborted, thawed and reported.
public sealed interface BackupCall {
    long FOREVER = Long.MAX_VALUE;
    long FREEZE_NS = 60_000_000_000L;
    long HOLD_NS = 10_000_000_000L;

    /// What a writer is told.
    enum Word {
        FREEZE,
        THAW,
        ABORT;

        /// The word in the answer to [Await], if it brings one.
        public static Optional<Word> of(Result answer) {
            return answer.status() == Status.SUCCESS ? Optional.of(values()[(int) answer.value()]) : Optional.empty();
        }
    }

    /// This process is a writer of that name as long as it lives; EXISTS when it is one already.
    record Register(String writer) implements BackupCall {}

    /// Value = [Word#of] this process's next word. TIMEOUT when there is none within that time; 0 never waits.
    record Await(long timeoutNs) implements BackupCall {}

    /// The writer's answer to FREEZE. INVALID_REQUEST when it comes too late.
    ///
    /// @param refusal why it cannot, as a sentence; empty: it has frozen
    record Frozen(String refusal) implements BackupCall {}

    /// Answered when every writer has frozen and all volumes are on their disks; value = the number of writers.
    /// IO_TIMEOUT or CANCELLED with the reason, and everything goes on.
    record Freeze() implements BackupCall {}

    /// Everything goes on. IO_TIMEOUT or CANCELLED with the reason when it has gone on before: the copy is of no use.
    record Thaw() implements BackupCall {}

    /// Detail = [WriterList].
    record Writers() implements BackupCall {}
}
