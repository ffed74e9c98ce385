// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonObject;

/// What lies in a DVD drive.
public sealed interface DvdMedium {
    record None() implements DvdMedium {}

    /// An image file on the host's volume.
    record Image(String path) implements DvdMedium {}

    /// The installation medium of an operating-system plug-in, made on demand.
    record Installation(String guestOs) implements DvdMedium {}

    /// For people.
    default String text() {
        return switch (this) {
            case None() -> "";
            case Image(String path) -> path;
            case Installation(String guestOs) -> "installation medium of " + guestOs;
        };
    }

    default void into(JsonObject content) {
        content.remove("path");
        content.remove("guestOs");
        switch (this) {
            case None() -> {}
            case Image(String path) -> content.addProperty("path", path);
            case Installation(String guestOs) -> content.addProperty("guestOs", guestOs);
        }
    }

    static DvdMedium from(JsonObject content) {
        if (content.has("path")) return new Image(content.get("path").getAsString());
        if (content.has("guestOs"))
            return new Installation(content.get("guestOs").getAsString());
        return new None();
    }
}
