// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Calls that an operator makes to a host's kernel, and who waits for their answers. Which calls wait is saved; who
/// waits belongs to a command outside of the world, and is nobody after a restore.
final class OperatorCalls {
    /// One call under way.
    ///
    /// @param posted its number with the kernel
    /// @param program it starts a program whose end is the answer
    record Posted(long posted, boolean program) {}

    /// What is saved, in the order in which answers are looked for.
    record State(List<Posted> waiting) {}

    private record Waiting(Kernel kernel, Posted call, Consumer<Result> then) {}

    private static final long LOOK_NS = 100_000;

    private final Simulation simulation;
    private final Timer look;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    OperatorCalls(Simulation simulation, String id) {
        this.simulation = simulation;
        look = simulation.timer(id + "/operator", this::look);
    }

    void call(Kernel kernel, SystemCall call, Consumer<Result> then) {
        await(kernel, new Posted(kernel.post(call), false), then);
    }

    /// Starts a program; the answer is how it ended, or that it did not start.
    void run(Kernel kernel, SystemCall.StartProcess start, Consumer<Result> then) {
        await(kernel, new Posted(kernel.post(start), true), then);
    }

    private void await(Kernel kernel, Posted call, Consumer<Result> then) {
        waiting.add(new Waiting(kernel, call, then));
        if (!look.isArmed()) simulation.arm(look, simulation.now() + LOOK_NS);
    }

    /// The kernel is no more: calls to it are never answered.
    void drop(Kernel kernel, Result answer) {
        ArrayDeque<Waiting> gone = new ArrayDeque<>();
        waiting.removeIf(w -> w.kernel() == kernel && gone.add(w));
        gone.forEach(w -> w.then().accept(answer));
    }

    private void look() {
        for (int n = waiting.size(); n > 0; n--) {
            Waiting w = waiting.remove();
            Optional<Result> answer = w.kernel().answer(w.call().posted());
            if (answer.isEmpty()) waiting.add(w);
            else answered(w, answer.get());
        }
        if (!waiting.isEmpty() && !look.isArmed()) simulation.arm(look, simulation.now() + LOOK_NS);
    }

    private void answered(Waiting w, Result answer) {
        if (w.call().program() && answer.isSuccess())
            call(w.kernel(), new SystemCall.WaitProcess((int) answer.value()), w.then());
        else w.then().accept(answer);
    }

    State save() {
        return new State(waiting.stream().map(Waiting::call).toList());
    }

    /// @param kernel the one that was called, or its successor built from the same state
    void restore(State state, Kernel kernel) {
        for (Posted call : state.waiting()) waiting.add(new Waiting(kernel, call, _ -> {}));
    }
}
