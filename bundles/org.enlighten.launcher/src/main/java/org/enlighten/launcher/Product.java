// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// An installed product: a directory with `bundles/`, one list `lib/<mode>.bundles` for each mode, and
/// `platform/<os>-<arch>/` for what only one system can load (Felix does not look at an Eclipse platform filter, so
/// what must not be loaded must not be installed).
///
/// @param home the directory
public record Product(Path home) {
    /// Every bundle of a mode, in the order in which they are to be installed.
    ///
    /// @throws Refusal when the directory is not a product, or a part of it is missing
    public List<Path> bundles(Mode mode) throws Refusal {
        Path list = home.resolve("lib").resolve(mode.key() + ".bundles");
        List<Path> bundles = new ArrayList<>();
        for (String name : lines(list)) {
            Path bundle = home.resolve("bundles").resolve(name);
            if (!Files.isRegularFile(bundle)) {
                throw new Refusal("The installation at '%s' is damaged: the bundle '%s' is missing. Install it again."
                        .formatted(home, name));
            }
            bundles.add(bundle);
        }
        if (mode == Mode.DESKTOP) {
            bundles.addAll(platform(platformName(System.getProperty("os.name"), System.getProperty("os.arch"))));
        }
        return List.copyOf(bundles);
    }

    /// The folder under `platform/` for a system as Java names it: `linux-x86_64`, `win32-aarch64`,
    /// `macosx-x86_64`, …
    static String platformName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "win32" : os.startsWith("mac") ? "macosx" : os;
        return system + "-" + (osArch.equals("amd64") ? "x86_64" : osArch);
    }

    private List<Path> platform(String name) throws Refusal {
        Path folder = home.resolve("platform").resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    "There is no window toolkit for this system (%s). Use the command line: 'enlighten shell'."
                            .formatted(name));
        }
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new Refusal("The folder '%s' cannot be read: %s.".formatted(folder, e.getMessage()));
        }
    }

    private List<String> lines(Path list) throws Refusal {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new Refusal(
                    "'%s' is not an installation of Enlighten: '%s' cannot be read.".formatted(home, e.getMessage()));
        }
    }
}
