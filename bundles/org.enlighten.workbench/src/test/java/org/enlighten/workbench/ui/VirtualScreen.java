// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// An X server without a screen and a window manager on it, one for all tests of this process: the toolkit opens one
/// display in its life.
final class VirtualScreen {
    static final int WIDTH = 1920;
    static final int HEIGHT = 1080;

    private static VirtualScreen only;

    private final String name;

    private VirtualScreen(String name) {
        this.name = name;
    }

    /// The screen; skips the calling test where a tool is missing.
    static synchronized VirtualScreen open() throws IOException {
        if (only != null) return only;
        Stream.of("Xvfb", "openbox", "xdotool").forEach(VirtualScreen::needed);
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", WIDTH + "x" + HEIGHT + "x24", "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        only = new VirtualScreen(":" + out.readLine());
        Process manager = only.command(List.of("openbox")).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            manager.destroy();
            server.destroy();
        }));
        setVariable("DISPLAY", only.name);
        setVariable("NO_AT_BRIDGE", "1");
        return only;
    }

    private static void needed(String tool) {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
        Assumptions.assumeTrue(there, () -> "skipped: tool %s missing".formatted(tool));
    }

    /// The toolkit's C library reads the environment of this process, which Java cannot write.
    @SuppressWarnings("restricted")
    private static void setVariable(String name, String value) {
        Linker linker = Linker.nativeLinker();
        var setenv = linker.downcallHandle(
                linker.defaultLookup().find("setenv").orElseThrow(),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) setenv.invoke(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) throw new IllegalStateException("setenv failed: name=" + name);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", name);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return builder;
    }

    /// Real mouse and keyboard events, from outside this process.
    void xdotool(String... arguments) {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        try {
            Process process = command(command).start();
            if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("xdotool " + List.of(arguments), e);
        }
    }
}
