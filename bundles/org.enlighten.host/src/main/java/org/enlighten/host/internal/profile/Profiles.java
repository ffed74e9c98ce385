// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlighten.host.InvalidProfileException;

/// The profiles that come with this bundle, as resources.
public final class Profiles {
    public static final List<String> IDS = List.of("server-2008", "server-2024");

    private Profiles() {}

    public static String text(String id) {
        if (!IDS.contains(id)) {
            throw new InvalidProfileException(
                    "There is no hardware profile '%s'; there are %s.".formatted(id, String.join(", ", IDS)));
        }
        try (InputStream in = Profiles.class.getResourceAsStream("/org/enlighten/host/profiles/" + id + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
