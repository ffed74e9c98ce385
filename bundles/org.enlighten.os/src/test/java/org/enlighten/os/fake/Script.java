// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// A program that is a function from step number and last result to the next call; it tells every result it
/// gets.
public final class Script implements Program {
    /// What one program does.
    @FunctionalInterface
    public interface Steps {
        SystemCall at(int step, Result of, UserMemory memory);
    }

    record State(int step, List<Long> kept) {}

    private final Steps steps;
    private final BiConsumer<Integer, Result> told;
    private int step;
    private final List<Long> kept = new ArrayList<>();

    private Script(Steps steps, BiConsumer<Integer, Result> told) {
        this.steps = steps;
        this.told = told;
    }

    /// @param told gets the number of each call and its result
    public static ProgramFactory factory(
            String image, BiFunction<String, Script, Steps> make, BiConsumer<Integer, Result> told) {
        return new ProgramFactory() {
            @Override
            public String image() {
                return image;
            }

            @Override
            public Program create(String arguments) {
                Script[] self = new Script[1];
                self[0] = new Script(
                        (step, of, memory) -> make.apply(arguments, self[0]).at(step, of, memory), told);
                return self[0];
            }
        };
    }

    /// A number that the program remembers.
    public void keep(long value) {
        kept.add(value);
    }

    public long kept(int index) {
        return kept.get(index);
    }

    /// Goes to another step next.
    public void jump(int to) {
        step = to;
    }

    @Override
    public SystemCall next(Result of, UserMemory memory) {
        if (step > 0) told.accept(step - 1, of);
        int now = step++;
        return steps.at(now, of, memory);
    }

    @Override
    public Saved save() {
        return Saved.of(new State(step, List.copyOf(kept)));
    }

    @Override
    public void restore(Saved saved) {
        State s = saved.as(State.class);
        step = s.step();
        kept.addAll(s.kept());
    }
}
