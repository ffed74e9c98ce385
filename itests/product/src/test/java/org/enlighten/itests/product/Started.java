// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A run of the product's start script, with nothing on its standard input.
final class Started implements AutoCloseable {
    private static final Path SCRIPT = Path.of(System.getProperty("enlighten.product"), "enlighten");
    private static final int WAIT_S = 120;

    private final Process process;
    private final long startNs = System.nanoTime();

    private Started(Process process) {
        this.process = process;
        // Reading what it says does not end before it does.
        CompletableFuture.delayedExecutor(WAIT_S, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /// @param home where it finds its cache and its user's files
    /// @param environment added to what this process has; an empty value takes a variable away
    static Started with(Path home, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("ENLIGHTEN_CACHE", home.resolve("cache").toString());
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return new Started(builder.start());
    }

    long millisecondsSoFar() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }

    /// Blocks until the first byte is there, which is taken; -1 when it ended without one.
    int firstByte() throws IOException {
        return process.getInputStream().read();
    }

    /// Everything it still says, until its end.
    String output() throws IOException {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The exit status, once it ended; not 0 when it had to be ended after two minutes.
    int status() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
