// SPDX-License-Identifier: Apache-2.0
package org.enlighten.simulation.fuel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Code of a plug-in as bad as it gets, beside some that is good. Woven by [FuelWeaverTest].
public final class Guzzler implements IntUnaryOperator {
    static final int GOOD = 0;
    static final int LOOP = 1;
    static final int RECURSION = 2;
    static final int HOARD = 3;
    static final int HUGE_ARRAY = 4;
    static final int CATCH_ALL = 5;
    static final int ARRAYS_OF_ARRAYS = 6;
    static final int THROW_IN_A_LOOP = 7;
    static final int LAMBDA = 8;
    static final int STRIKES = 9;

    private int depth;

    @Override
    public int applyAsInt(int what) {
        return switch (what) {
            case GOOD -> good();
            case LOOP -> loop();
            case RECURSION -> recurse();
            case HOARD -> hoard();
            case HUGE_ARRAY -> new long[Integer.MAX_VALUE - 8].length;
            case CATCH_ALL -> catchAll();
            case ARRAYS_OF_ARRAYS -> new int[30_000][30_000].length;
            case THROW_IN_A_LOOP -> throwInALoop();
            case LAMBDA -> lambda();
            default -> strikes();
        };
    }

    /// A bit of everything, with an end: constructors, switches, handlers, arrays, long and double locals.
    private int good() {
        long sum = 0;
        double share = 0.5;
        int[][] table = new int[3][4];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table[i].length; j++) table[i][j] = i * j;
        }
        for (int[] row : table) for (int cell : row) sum += cell;
        try {
            sum += Integer.parseInt("no number");
        } catch (NumberFormatException e) {
            sum += e.getMessage().isEmpty() ? 1 : 2;
        } finally {
            share += 0.5;
        }
        StringBuilder text = new StringBuilder();
        String[] words = {"a", "bb", "ccc"};
        for (String word : words) {
            switch (word) {
                case "a" -> text.append(1);
                case "bb" -> text.append(2);
                default -> text.append(new byte[] {3}[0]);
            }
        }
        return (int) (sum * share) + Integer.parseInt(text.toString());
    }

    private int loop() {
        while (true) depth++;
    }

    private int recurse() {
        return recurse() + 1;
    }

    private int hoard() {
        List<byte[]> kept = new ArrayList<>();
        while (true) kept.add(new byte[1 << 20]);
    }

    private int catchAll() {
        while (true) {
            try {
                while (true) depth++;
            } catch (Throwable _) {
                depth = 0;
                continue;
            }
        }
    }

    private int throwInALoop() {
        for (; ; ) {
            try {
                throw new IllegalStateException();
            } catch (IllegalStateException _) {
                depth++;
            }
        }
    }

    private int lambda() {
        IntUnaryOperator forever = n -> {
            while (true) n++;
        };
        return forever.applyAsInt(1);
    }

    private int strikes() {
        new Child(this);
        return depth;
    }

    private static class Parent {
        Parent(Guzzler of) {
            of.depth = 41;
        }
    }

    private static final class Child extends Parent {
        Child(Guzzler of) {
            super(of.depth == 0 ? of : null);
            of.depth++;
        }
    }
}
