// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// A [KilledManager] that runs.
final class ManagerProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;

    /// Its first answer comes when the workspace is open.
    ManagerProcess(Path workspace) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledManager.class.getName(),
                        workspace.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    void send(String command, String... arguments) {
        String rest = arguments.length == 0 ? "" : "\t" + String.join("\t", arguments);
        commands.println(command + rest);
    }

    /// The answer to the first command that was not answered yet.
    String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) throw new AssertionError("the process ended by itself");
        return line;
    }

    /// Has something done.
    void perform(String command, String... arguments) throws IOException {
        send(command, arguments);
        String answer = answer();
        if (!answer.equals(KilledManager.DONE))
            throw new AssertionError(command + " " + String.join(" ", arguments) + ": " + answer);
    }

    /// Kills it without a warning. Gives the answer that had come until then.
    Optional<String> kill() throws IOException {
        process.toHandle().destroyForcibly();
        process.onExit().join();
        return Optional.ofNullable(answers.readLine());
    }

    /// Lets it end in good order.
    @Override
    public void close() {
        commands.close();
        process.onExit().join();
    }
}
