// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlighten.simulation.TraceEvent;

/// The commands that a guest gave a disk for one request: ATA commands, read from the registers it wrote (ATA/ATAPI-6,
/// task file at 0x1F0 and 0x170), and SCSI commands that came to the host in packets.
final class DiskCommands {
    /// One command.
    ///
    /// @param kind `Read`, `Write`, or empty for others
    /// @param bytes of data; 0 when none
    record Command(String kind, String name, long bytes) {
        String text() {
            return bytes == 0 ? name : "%s of %d bytes".formatted(name, bytes);
        }
    }

    private static final Set<Integer> COUNT_PORTS = Set.of(0x1F2, 0x172);
    private static final Set<Integer> COMMAND_PORTS = Set.of(0x1F7, 0x177);
    private static final int SECTOR_BYTES = 512;

    private final List<Command> commands = new ArrayList<>();
    private int count;
    /// What the count register held before: the high half of a 48-bit command's count.
    private int countBefore;

    /// A SCSI command came out of a packet.
    void scsi(int operation) {
        String name = ScsiNames.of(operation);
        commands.add(new Command(kind(name), name, 0));
    }

    /// The last SCSI command was answered: so many bytes were moved.
    void answered(long bytes) {
        if (commands.isEmpty()) return;
        Command last = commands.removeLast();
        commands.add(new Command(last.kind(), last.name(), last.kind().isEmpty() ? 0 : bytes));
    }

    private static String kind(String name) {
        return name.matches("READ[ (].*|READ") && !name.startsWith("READ CAPACITY")
                ? "Read"
                : name.startsWith("WRITE") ? "Write" : "";
    }

    void read(TraceEvent event) {
        DeviceAccess.of(event).filter(DeviceAccess::isWrite).ifPresent(this::written);
    }

    private void written(DeviceAccess access) {
        int port = (int) access.port();
        int value = (int) access.value() & 0xFF;
        if (COUNT_PORTS.contains(port)) {
            countBefore = count;
            count = value;
        } else if (COMMAND_PORTS.contains(port)) command(value);
    }

    private void command(int code) {
        name(code).ifPresent(name -> {
            String kind = kind(name);
            commands.add(new Command(kind, name, kind.isEmpty() ? 0 : sectors(name) * SECTOR_BYTES));
        });
    }

    private long sectors(String name) {
        int most = name.endsWith("EXT") ? 1 << 16 : 1 << 8;
        int asked = (countBefore << 8 | count) & most - 1;
        return asked == 0 ? most : asked;
    }

    private static Optional<String> name(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 0x20, 0x21 -> "READ SECTORS";
                    case 0x24 -> "READ SECTORS EXT";
                    case 0x25 -> "READ DMA EXT";
                    case 0xC4 -> "READ MULTIPLE";
                    case 0xC8 -> "READ DMA";
                    case 0x30, 0x31 -> "WRITE SECTORS";
                    case 0x34 -> "WRITE SECTORS EXT";
                    case 0x35 -> "WRITE DMA EXT";
                    case 0xC5 -> "WRITE MULTIPLE";
                    case 0xCA -> "WRITE DMA";
                    case 0xA0 -> "PACKET";
                    case 0xE7 -> "FLUSH CACHE";
                    default -> null;
                });
    }

    /// Those that came since the last call; they are forgotten here.
    List<Command> take() {
        List<Command> taken = List.copyOf(commands);
        commands.clear();
        return taken;
    }

    boolean isEmpty() {
        return commands.isEmpty();
    }

    /// The largest transfer of one kind; of any when it is empty.
    long bytesMax(String kind) {
        return commands.stream()
                .filter(command -> kind.isEmpty() || command.kind().equalsIgnoreCase(kind))
                .mapToLong(Command::bytes)
                .max()
                .orElse(0);
    }

    boolean has(String kind) {
        return commands.stream()
                .anyMatch(command -> kind.isEmpty() || command.kind().equalsIgnoreCase(kind));
    }

    /// `WRITE DMA of 4096 bytes, 2 × WRITE DMA of 512 bytes, FLUSH CACHE`.
    String text() {
        List<String> told = new ArrayList<>();
        for (int i = 0, same; i < commands.size(); i += same) {
            same = 1;
            while (i + same < commands.size() && commands.get(i + same).equals(commands.get(i))) same++;
            told.add((same == 1 ? "" : same + " × ") + commands.get(i).text());
        }
        return String.join(", ", told);
    }
}
