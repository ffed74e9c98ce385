// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A driver on a volume: a small text file, ending `.SYS`, that names a driver id and version. Lines are
/// `key=value`: `driver`, `version`, and any number of `binds` (device ids, so that a device whose driver
/// cannot be loaded is told from one without any).
public record DriverFile(String driver, String version, List<String> binds) {
    private static final int BYTES_MAX = 64 * 1024;

    public DriverFile {
        binds = List.copyOf(binds);
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder("driver=" + driver + "\nversion=" + version + "\n");
        for (String device : binds) text.append("binds=").append(device).append('\n');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Empty when the bytes name no driver.
    public static Optional<DriverFile> parse(byte[] bytes) {
        if (bytes.length > BYTES_MAX) return Optional.empty();
        String driver = "";
        String version = "0";
        List<String> binds = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("[\r\n\0]+")) {
            int equals = line.indexOf('=');
            if (equals < 0) continue;
            String value = line.substring(equals + 1).strip();
            switch (line.substring(0, equals).strip()) {
                case "driver" -> driver = value;
                case "version" -> version = value;
                case "binds" -> binds.add(value);
                default -> {}
            }
        }
        return driver.isEmpty() ? Optional.empty() : Optional.of(new DriverFile(driver, version, binds));
    }
}
