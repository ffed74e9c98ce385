// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlighten.os.ServiceInfo.Start;
import org.enlighten.os.system.ServiceEntry;

/// Services as lines of a table: name, name for people, image and arguments, `a` for automatic or `m` for manual
/// start, ports, with `|` between them. One process runs each service here, so a group of services is as many
/// processes with one argument.
public final class ServiceTable {
    private static final int CELLS = 5;

    private ServiceTable() {}

    /// A line that is no service is left out.
    ///
    /// @param directory of the images, with its drive
    public static List<ServiceEntry> parse(List<String> lines, String directory) {
        return lines.stream().flatMap(line -> entry(line, directory).stream()).toList();
    }

    private static Optional<ServiceEntry> entry(String line, String directory) {
        String[] cells = line.split("\\|", -1);
        if (cells.length != CELLS) return Optional.empty();
        String[] command = cells[2].strip().split("\\s+", 2);
        String ports = cells[4].strip();
        return Optional.of(new ServiceEntry(
                cells[0].strip(),
                cells[1].strip(),
                directory + "\\" + command[0].toUpperCase(Locale.ROOT),
                command.length < 2 ? "" : command[1],
                cells[3].strip().equals("m") ? Start.MANUAL : Start.AUTOMATIC,
                ports.isEmpty() ? List.of() : List.of(ports.split("\\s+"))));
    }
}
