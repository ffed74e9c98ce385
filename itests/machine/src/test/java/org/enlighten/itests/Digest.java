// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/// Long contents in a few characters.
final class Digest {
    private static final int BLOCK_BYTES = 1 << 16;

    private Digest() {}

    static String of(String text) {
        return finished(updated(fresh(), text));
    }

    /// Of the names and contents of all files of the volumes of a physical machine: those in folders called `files`,
    /// not what lies beside them.
    static String ofFiles(Path machine) {
        MessageDigest digest = fresh();
        try (Stream<Path> all = Files.walk(machine)) {
            for (Path path : all.sorted().toList()) {
                String name = machine.relativize(path).toString();
                if (!Files.isRegularFile(path) || !name.contains("files/")) continue;
                updated(digest, name + "=" + Files.size(path) + "\n");
                update(digest, path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return finished(digest);
    }

    private static void update(MessageDigest digest, Path file) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n; (n = in.read(block)) > 0; ) digest.update(block, 0, n);
        }
    }

    private static MessageDigest updated(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return digest;
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String finished(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }
}
