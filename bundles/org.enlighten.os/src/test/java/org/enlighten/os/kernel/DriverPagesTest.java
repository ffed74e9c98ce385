// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlighten.os.driver.DeviceNode;
import org.enlighten.os.driver.Driver;
import org.enlighten.os.driver.DriverContext;
import org.enlighten.os.driver.IoRequest;
import org.enlighten.os.fake.FakeFactory;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.simulation.Saved;
import org.junit.jupiter.api.Test;

class DriverPagesTest {
    /// Takes pages when it is built, when it is initialized, and when it is told to.
    private static final class Taker extends Driver {
        record State(long initial, long later) {}

        final long built;
        long initial;
        long later;

        Taker(DeviceNode node, DriverContext kernel) {
            super(node, kernel);
            built = kernel.allocatePages(2);
        }

        @Override
        protected void initialize() {
            initial = kernel.allocatePages(1);
        }

        void take() {
            kernel.defer(0, 0);
        }

        @Override
        protected void deferred(long argument) {
            later = kernel.allocatePages(1);
        }

        Optional<Driver> found(String id) {
            return kernel.loaded(id);
        }

        Optional<Driver> bus() {
            return kernel.parent();
        }

        @Override
        protected void start(IoRequest request) {}

        @Override
        public Saved save() {
            return Saved.of(new State(initial, later));
        }

        @Override
        public void restore(Saved state) {
            initial = state.as(State.class).initial();
            later = state.as(State.class).later();
        }
    }

    private final Taker[] made = new Taker[1];

    private TestSystem system() {
        return TestSystem.plan()
                .device(DeviceNode.registers("taker/0", "TEST\\TAKER", "Taker", Map.of()))
                .driver(new FakeFactory("taker", "1.0", Set.of("TEST\\TAKER"), (node, context) -> {
                    made[0] = new Taker(node, context);
                    return made[0];
                }))
                .description(d -> d.bootDrivers("taker"))
                .build();
    }

    @Test
    void aRestoredDriverHasThePagesItWasBuiltWithAndGetsNewOnes() {
        TestSystem system = system().boot();
        Taker before = made[0];
        TestSystem.State saved = system.save();
        String clock = Saved.of(system.simulation).text();
        TestSystem copy = system();
        copy.restore(saved);
        Saved.parse(clock).into(copy.simulation);
        Taker after = made[0];
        assertEquals(before.built, after.built);
        after.take();
        copy.runUntil(() -> after.later != 0);
        assertNotEquals(after.built, after.later);
        assertNotEquals(before.initial, after.later);
        before.take();
        system.runUntil(() -> before.later != 0);
        assertEquals(before.later, after.later, "the same page as without the restore");
    }

    @Test
    void aDriverFindsOthersOfItsKernel() {
        system().boot();
        assertEquals(Optional.empty(), made[0].found("nobody"));
        assertEquals(Optional.of(made[0]), made[0].found("TAKER"));
        assertEquals(Optional.empty(), made[0].bus(), "firmware named its device");
    }
}
