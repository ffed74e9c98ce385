// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.enlighten.os.BackupCall;
import org.enlighten.os.BackupCall.Word;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// Writers and requestors that tests run.
public final class BackupPrograms {
    private BackupPrograms() {}

    /// Registers as a writer, then writes without end and asks for its words in between; its arguments are its file.
    /// It
    /// freezes as it should, or says why it does not; with `deaf` it fetches the word and never answers.
    ///
    /// @param words what it was told
    public static ProgramFactory writer(String image, String refusal, boolean deaf, List<Word> words) {
        return Script.factory(
                image,
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> backup(new BackupCall.Register(image));
                    case 1 -> new SystemCall.Open(arguments, SystemCall.Access.REPLACE);
                    case 2 -> {
                        self.keep(of.value());
                        yield new SystemCall.Sleep(1_000_000);
                    }
                    case 3 -> new SystemCall.Write((int) self.kept(0), 0, 0, 4096);
                    case 4 -> backup(new BackupCall.Await(0));
                    case 5 -> {
                        Optional<Word> word = Word.of(of);
                        word.ifPresent(words::add);
                        boolean freeze = word.equals(Optional.of(Word.FREEZE));
                        self.jump(freeze ? 6 : 3);
                        if (deaf && freeze) yield new SystemCall.Sleep(200_000_000_000L);
                        yield freeze ? backup(new BackupCall.Frozen(refusal)) : new SystemCall.Sleep(700_000);
                    }
                    case 6 -> backup(new BackupCall.Await(BackupCall.FOREVER));
                    default -> {
                        Word.of(of).ifPresent(words::add);
                        self.jump(3);
                        yield new SystemCall.Sleep(100_000);
                    }
                },
                (step, result) -> {});
    }

    /// Sleeps, freezes, has its copy made for a while, thaws.
    public static ProgramFactory requestor(long beforeNs, long copyNs, BiConsumer<Integer, Result> told) {
        return Script.factory(
                "backup.exe",
                (arguments, self) -> (step, of, memory) -> switch (step) {
                    case 0 -> new SystemCall.Sleep(beforeNs);
                    case 1 -> backup(new BackupCall.Freeze());
                    case 2 -> of.isSuccess() ? new SystemCall.Sleep(copyNs) : new SystemCall.Exit(1);
                    case 3 -> backup(new BackupCall.Thaw());
                    default -> new SystemCall.Exit(0);
                },
                told);
    }

    public static SystemCall backup(BackupCall call) {
        return new SystemCall.Backup(call);
    }
}
