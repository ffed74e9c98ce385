// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.ArrayList;
import java.util.List;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;

/// Programs that tests run.
public final class Programs {
    private Programs() {}

    /// Makes the calls one after the other and notes each result.
    public static ProgramFactory calls(String image, List<Result> results, SystemCall... calls) {
        return Script.factory(
                image,
                (arguments, self) -> (step, of, memory) -> step < calls.length ? calls[step] : new SystemCall.Exit(0),
                (step, result) -> results.add(result));
    }

    /// Computes for ever.
    public static ProgramFactory burner(String image) {
        return burner(image, 8);
    }

    public static ProgramFactory burner(String image, int priority) {
        return withPriority(
                Script.factory(
                        image,
                        (arguments, self) -> (step, of, memory) -> new SystemCall.Compute(3_000_000),
                        (step, result) -> {}),
                priority);
    }

    /// Sleeps for ever, a millisecond at a time.
    public static ProgramFactory sleeper(String image, long ns) {
        return Script.factory(
                image, (arguments, self) -> (step, of, memory) -> new SystemCall.Sleep(ns), (step, result) -> {});
    }

    public static ProgramFactory withPriority(ProgramFactory of, int priority) {
        return new ProgramFactory() {
            @Override
            public String image() {
                return of.image();
            }

            @Override
            public org.enlighten.os.Program create(String arguments) {
                return of.create(arguments);
            }

            @Override
            public int priority() {
                return priority;
            }
        };
    }

    /// Writes 4 KiB blocks of changing content to a file of its own, reads every second one back and
    /// compares; ends with the number of differences, after `rounds` rounds.
    public static ProgramFactory writer(String image, int rounds) {
        return Script.factory(
                image,
                (arguments, self) -> (step, of, memory) -> {
                    if (step == 0) return new SystemCall.Open(arguments, SystemCall.Access.REPLACE);
                    if (step == 1) self.keep(of.value());
                    int handle = (int) self.kept(0);
                    int round = (step - 1) / 4;
                    if (round == rounds) return new SystemCall.Exit(0);
                    long at = round % 12 * 4096L;
                    return switch ((step - 1) % 4) {
                        case 0 -> new SystemCall.Compute(2_000 + round * 37L % 5_000);
                        case 1 -> {
                            byte[] block = new byte[4096];
                            java.util.Arrays.fill(block, (byte) (round + arguments.length()));
                            memory.put(0, block);
                            yield new SystemCall.Write(handle, at, 0, 4096);
                        }
                        case 2 ->
                            round % 2 == 0 ? new SystemCall.Read(handle, at, 8192, 4096) : new SystemCall.Compute(500);
                        default -> {
                            boolean same = round % 2 != 0
                                    || java.util.Arrays.equals(memory.bytes(0, 4096), memory.bytes(8192, 4096));
                            yield same ? new SystemCall.Compute(100) : new SystemCall.Exit(99);
                        }
                    };
                },
                (step, result) -> {});
    }

    /// Lists, reads, sleeps and starts a child, over and over.
    public static ProgramFactory busybody(String image, String child) {
        List<SystemCall> calls = new ArrayList<>(List.of(
                new SystemCall.List("\\SYS"),
                new SystemCall.Sleep(3_000_000),
                new SystemCall.StartProcess(child, "x"),
                new SystemCall.WaitProcess(0),
                new SystemCall.QuerySystem(),
                new SystemCall.Open("\\\\.\\PhysicalDrive0", SystemCall.Access.READ),
                new SystemCall.Device(2, 1, 0, 0, 0, 0),
                new SystemCall.Close(2)));
        return Script.factory(
                image,
                (arguments, self) -> (step, of, memory) -> {
                    SystemCall call = calls.get(step % calls.size());
                    return call instanceof SystemCall.WaitProcess ? new SystemCall.WaitProcess((int) of.value()) : call;
                },
                (step, result) -> {});
    }
}
