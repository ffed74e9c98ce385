// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.GuestLibraries;
import org.enlighten.guest.GuestOs;
import org.enlighten.guest.Shelf;
import org.enlighten.guest.Side;

/// A shelf from which one system can be taken, and put back, as the framework does with its bundle.
final class ShiftingShelf implements Shelf {
    private final Shelf whole;
    private String gone = "";
    private int version;

    ShiftingShelf(Shelf whole) {
        this.whole = whole;
    }

    void take(String system) {
        gone = system;
        version++;
    }

    void putBack() {
        take("");
    }

    @Override
    public GuestLibraries libraries(Side side) {
        return whole.libraries(side);
    }

    @Override
    public List<GuestOs> systems() {
        return whole.systems().stream().filter(s -> !s.id().equals(gone)).toList();
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Optional<String> origin(String system) {
        return Optional.of("com.example.guest");
    }
}
