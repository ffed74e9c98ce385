// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.kernel.Kernel;
import org.enlighten.simulation.Simulation;
import org.enlighten.simulation.Timer;

/// Calls that an operator makes to a host's kernel, and who waits for their answers. Belongs to commands under way
/// and so is no saved state: whoever replays commands makes the calls again.
final class OperatorCalls {
    private record Waiting(Kernel kernel, long posted, Consumer<Result> then) {}

    private static final long LOOK_NS = 100_000;

    private final Simulation simulation;
    private final Timer look;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();

    OperatorCalls(Simulation simulation, String id) {
        this.simulation = simulation;
        look = simulation.timer(id + "/operator", this::look);
    }

    void call(Kernel kernel, SystemCall call, Consumer<Result> then) {
        waiting.add(new Waiting(kernel, kernel.post(call), then));
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
            Optional<Result> answer = w.kernel().answer(w.posted());
            if (answer.isEmpty()) waiting.add(w);
            else w.then().accept(answer.get());
        }
        if (!waiting.isEmpty() && !look.isArmed()) simulation.arm(look, simulation.now() + LOOK_NS);
    }
}
