// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.simulation.TraceEvent;

/// The ATA commands that a guest gave for one request, read from the registers it wrote (ATA/ATAPI-6, task file at
/// 0x1F0 and 0x170).
final class AtaCommands {
    /// One command.
    ///
    /// @param kind `Read`, `Write`, or empty for others
    /// @param bytes of data; 0 when none
    record Command(String kind, String name, long bytes) {}

    private static final Set<Integer> COUNT_PORTS = Set.of(0x1F2, 0x172);
    private static final Set<Integer> COMMAND_PORTS = Set.of(0x1F7, 0x177);
    private static final int SECTOR_BYTES = 512;

    private final List<Command> commands = new ArrayList<>();
    private long sectors;

    void read(TraceEvent event) {
        if (!DeviceAccess.isWrite(event)) return;
        int port = (int) event.a();
        if (COUNT_PORTS.contains(port)) sectors = (event.b() & 0xFF) == 0 ? 256 : event.b() & 0xFF;
        else if (COMMAND_PORTS.contains(port)) command((int) event.b() & 0xFF);
    }

    private void command(int code) {
        name(code).ifPresent(name -> {
            String kind = name.startsWith("READ") ? "Read" : name.startsWith("WRITE") ? "Write" : "";
            commands.add(new Command(kind, name, kind.isEmpty() ? 0 : sectors * SECTOR_BYTES));
        });
    }

    private static Optional<String> name(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 0x20, 0x21 -> "READ SECTORS";
                    case 0xC4 -> "READ MULTIPLE";
                    case 0xC8 -> "READ DMA";
                    case 0x30, 0x31 -> "WRITE SECTORS";
                    case 0xC5 -> "WRITE MULTIPLE";
                    case 0xCA -> "WRITE DMA";
                    case 0xA0 -> "PACKET";
                    case 0xE7 -> "FLUSH CACHE";
                    default -> null;
                });
    }

    List<Command> list() {
        return commands;
    }

    /// Data of one kind; of any when it is empty.
    long bytes(String kind) {
        return commands.stream()
                .filter(command -> kind.isEmpty() || command.kind().equalsIgnoreCase(kind))
                .mapToLong(Command::bytes)
                .sum();
    }

    boolean has(String kind) {
        return commands.stream()
                .anyMatch(command -> kind.isEmpty() || command.kind().equalsIgnoreCase(kind));
    }

    /// `WRITE DMA of 4096 bytes, FLUSH CACHE`.
    String text() {
        return String.join(
                ", ",
                commands.stream()
                        .map(c -> c.bytes() == 0 ? c.name() : "%s of %d bytes".formatted(c.name(), c.bytes()))
                        .toList());
    }
}
