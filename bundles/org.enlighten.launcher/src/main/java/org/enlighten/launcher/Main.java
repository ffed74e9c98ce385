// SPDX-License-Identifier: Apache-2.0
package org.enlighten.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleException;

/// The main class of the product. System properties, all set by the start script: `enlighten.home` (the
/// installation), `enlighten.mode` (`headless`, which is the default, or `desktop`) and `enlighten.cache` (a folder
/// to write to, of this product version and Java alone).
public final class Main {
    /// What a front end answers when it cannot run here, as the workbench does without a display.
    static final int UNAVAILABLE = 69;

    private static final int FAILED = 70;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(start(List.of(arguments)));
    }

    private static int start(List<String> arguments) {
        Path cache = Path.of(System.getProperty("enlighten.cache"));
        try {
            Mode mode = Mode.named(System.getProperty("enlighten.mode", "headless"))
                    .orElseThrow(() -> new Refusal("The mode must be 'headless' or 'desktop'."));
            Product product = new Product(Path.of(System.getProperty("enlighten.home")));
            try (Storage storage = Storage.take(cache.resolve("felix"))) {
                return run(product, mode, storage.folder(), arguments);
            }
        } catch (Refusal e) {
            System.err.println(e.getMessage());
        } catch (Exception | LinkageError e) {
            System.err.println("Enlighten was stopped by a mistake of its own. " + keep(e, cache));
        }
        return FAILED;
    }

    private static int run(Product product, Mode mode, Path storage, List<String> arguments)
            throws Refusal, BundleException {
        try (House house = House.open(product.bundles(mode), storage)) {
            int status = frontEnd(house, mode).applyAsInt(arguments);
            if (status == UNAVAILABLE && mode == Mode.DESKTOP) {
                System.err.println("There is no display for the workbench. The command line opens instead.");
                return frontEnd(house, Mode.HEADLESS).applyAsInt(arguments);
            }
            return status;
        }
    }

    private static ToIntFunction<List<String>> frontEnd(House house, Mode mode) throws Refusal {
        Optional<ToIntFunction<List<String>>> found = house.frontEnd(mode);
        if (found.isEmpty()) {
            throw new Refusal("No started bundle serves the mode '%s'.%n%s"
                    .formatted(mode.key(), String.join(System.lineSeparator(), house.troubles())));
        }
        return found.get();
    }

    /// Nobody wants a stack trace on the screen; whoever reports the mistake needs it.
    private static String keep(Throwable mistake, Path cache) {
        Path file = cache.resolve("last-mistake.txt");
        try {
            Files.createDirectories(cache);
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                mistake.printStackTrace(out);
            }
            return "Where it happened is written in '%s'.".formatted(file);
        } catch (IOException e) {
            return "It says: " + mistake;
        }
    }
}
