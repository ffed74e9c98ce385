// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.enlighten.os.Program;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.Result;
import org.enlighten.os.SystemCall;
import org.enlighten.os.UserMemory;
import org.enlighten.simulation.Saved;

/// A program that is saved as text before each system call and goes on as a fresh one that was restored from it.
record Renewed(ProgramFactory of) implements ProgramFactory {
    @Override
    public String image() {
        return of.image();
    }

    @Override
    public int memoryBytes() {
        return of.memoryBytes();
    }

    @Override
    public int priority() {
        return of.priority();
    }

    @Override
    public Program create(String arguments) {
        return new Program() {
            private Program now = of.create(arguments);

            @Override
            public SystemCall next(Result result, UserMemory memory) {
                String text = now.save().text();
                now = of.create(arguments);
                now.restore(Saved.parse(text));
                assertEquals(text, now.save().text(), "a restored program has another state");
                return now.next(result, memory);
            }

            @Override
            public Saved save() {
                return now.save();
            }

            @Override
            public void restore(Saved saved) {
                now.restore(saved);
            }
        };
    }
}
