// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuelWeaverTest {
    private static final String PLUG_IN = "org.example.guest";

    /// Loads the classes of this package anew, woven.
    private static final class Weaving extends ClassLoader {
        private final FuelWeaver weaver = new FuelWeaver(PLUG_IN, FuelWeaverTest.class.getClassLoader());

        Weaving() {
            super(FuelWeaverTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Guzzler.class.getName())) return super.loadClass(name, resolve);
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) return loaded;
            InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class");
            byte[] bytes = weaver.weave(in);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private final IntUnaryOperator woven = woven();
    private final Tank tank = Tank.ofThread();

    @BeforeEach
    void fill() {
        tank.fill();
    }

    @AfterEach
    void open() {
        tank.open();
    }

    private static IntUnaryOperator woven() {
        try {
            Class<?> type = new Weaving().loadClass(Guzzler.class.getName());
            return (IntUnaryOperator) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void wovenCodeMeansWhatItMeantBefore() {
        IntUnaryOperator plain = new Guzzler();
        assertEquals(plain.applyAsInt(Guzzler.GOOD), woven.applyAsInt(Guzzler.GOOD));
        assertEquals(plain.applyAsInt(Guzzler.STRIKES), woven.applyAsInt(Guzzler.STRIKES));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                Guzzler.LOOP,
                Guzzler.HOARD,
                Guzzler.HUGE_ARRAY,
                Guzzler.CATCH_ALL,
                Guzzler.ARRAYS_OF_ARRAYS,
                Guzzler.THROW_IN_A_LOOP,
                Guzzler.LAMBDA
            })
    void codeWithoutBoundEndsAndIsNamed(int what) {
        OutOfFuel end = assertThrows(OutOfFuel.class, () -> woven.applyAsInt(what));
        assertEquals(PLUG_IN, end.plugIn());
        assertTrue(end.getMessage().contains(Guzzler.class.getName()), end.getMessage());
    }

    @Test
    void recursionWithoutEndIsAnErrorOfTheMachine() {
        assertThrows(VirtualMachineError.class, () -> woven.applyAsInt(Guzzler.RECURSION));
    }

    @Test
    void theSameCodeUsesTheSameEachTime() {
        woven.applyAsInt(Guzzler.GOOD);
        long first = Tank.FILLING - tank.left();
        tank.fill();
        woven.applyAsInt(Guzzler.GOOD);
        assertEquals(first, Tank.FILLING - tank.left());
        assertTrue(first > 20 && first < 200, "units: " + first);
    }

    @Test
    void anOpenTankHasNoBottom() {
        tank.open();
        woven.applyAsInt(Guzzler.GOOD);
        assertTrue(tank.left() > Tank.FILLING);
    }

    @Test
    void whatIsNoClassFileIsRefused() {
        FuelWeaver weaver = new FuelWeaver(PLUG_IN, FuelWeaverTest.class.getClassLoader());
        assertThrows(IllegalArgumentException.class, () -> weaver.weave(new byte[] {1, 2, 3, 4, 5}));
    }
}
