// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.enlighten.simulation.EventType;
import org.enlighten.simulation.Mode;
import org.enlighten.simulation.TraceEvent;
import org.junit.jupiter.api.Test;

class TraceTextTest {
    private static final EventType OUT = EventType.crossing("x.exit-out", "guest→hypervisor", "port", "value");
    private static final EventType HALTED = EventType.of("x.halted", "", "");

    @Test
    void aTraceIsOneLineAnEventAndSaysWhatItsNumbersMean() throws IOException {
        StringBuilder to = new StringBuilder();
        TraceText text = new TraceText(to);
        text.head(7, 12, "0000000000000abc", 9);
        text.read(new TraceEvent(3, OUT, 2, 0, Mode.KERNEL, 5, 503, 202));
        text.read(new TraceEvent(4, HALTED, 0, -1, Mode.DEVICE, 0, 0, 0));
        text.read(new TraceEvent(5, OUT, 2, 0, Mode.KERNEL, 5, 502, -1));
        assertEquals(3, text.events());
        assertEquals(
                List.of(
                        "# enlighten trace 2",
                        "# seed 7",
                        "# events 12 hash 0000000000000abc",
                        "# the first 9 events of the run are not here",
                        "# at ns\tpartition\tprocessor\tmode\tevent\tcrossing\tcause\ta\tb",
                        "# x.exit-out: a is port, b is value",
                        "3\t2\t0\tkernel\tx.exit-out\tguest→hypervisor\t5\t503\t202",
                        "4\t0\t-1\tdevice\tx.halted\t\t0\t0\t0",
                        "5\t2\t0\tkernel\tx.exit-out\tguest→hypervisor\t5\t502\t-1"),
                to.toString().lines().toList());
    }
}
