// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.product;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// An X server without a screen, with a window manager, on a display number of its own choice.
final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final Process windowManager;
    private final String name;

    private VirtualDisplay(Process server, Process windowManager, String name) {
        this.server = server;
        this.windowManager = windowManager;
        this.name = name;
    }

    static VirtualDisplay open(int width, int height) throws IOException {
        Stream.of("Xvfb", "openbox", "xdotool").forEach(VirtualDisplay::needed);
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "%dx%dx24".formatted(width, height))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String name = ":" + out.readLine();
        Process windowManager = onDisplay(name, "openbox").start();
        return new VirtualDisplay(server, windowManager, name);
    }

    private static void needed(String tool) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        Assumptions.assumeTrue(there, () -> "skipped: tool %s missing".formatted(tool));
    }

    private static ProcessBuilder onDisplay(String name, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", name);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder;
    }

    Map<String, String> environment() {
        return Map.of("DISPLAY", name, "WAYLAND_DISPLAY", "");
    }

    /// Waits until a visible window carries a title that matches.
    ///
    /// @return whether one came in time
    boolean shows(String title, long secondsMax) throws IOException, InterruptedException {
        Process search = onDisplay(name, "xdotool", "search", "--sync", "--onlyvisible", "--name", title)
                .start();
        boolean found = search.waitFor(secondsMax, TimeUnit.SECONDS);
        search.destroy();
        return found && search.exitValue() == 0;
    }

    /// Closes the window with that title by the window manager's key for it. Typed in a call of its own: chained to
    /// the search, xdotool would send it to the window alone, where the window manager does not see it.
    void closeWindow(String title) throws IOException, InterruptedException {
        xdotool("search", "--onlyvisible", "--name", title, "windowactivate", "--sync");
        xdotool("key", "alt+F4");
    }

    private void xdotool(String... arguments) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of("xdotool"), Stream.of(arguments)).toArray(String[]::new);
        onDisplay(name, command).start().waitFor(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        windowManager.destroy();
        server.destroy();
    }
}
