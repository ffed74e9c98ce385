// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.UUID;
import org.enlighten.network.SwitchType;

/// A virtual switch as it is defined.
///
/// @param name unique on its host, without regard to case
/// @param adapter the host's network adapter that an external one uses; else empty
/// @param notes anything
public record SwitchDefinition(UUID id, String name, SwitchType type, String adapter, String notes) {
    private static final int NAME_MAX = 100;

    /// Throws a sentence when it makes no sense.
    public SwitchDefinition checked() throws FittingException {
        boolean fits =
                !name.isBlank() && name.length() <= NAME_MAX && name.chars().noneMatch(Character::isISOControl);
        if (!fits)
            throw new FittingException("A switch's name has 1 to 100 characters and is not blank: '%s' is not."
                    .formatted(name.replaceAll("\\p{Cntrl}", "?")));
        if (type == SwitchType.EXTERNAL && adapter.isEmpty())
            throw new FittingException("An external switch uses a network adapter of the host: name one.");
        if (type != SwitchType.EXTERNAL && !adapter.isEmpty())
            throw new FittingException("Only an external switch uses a network adapter of the host; '%s' is to be %s."
                    .formatted(name, type.name().toLowerCase(Locale.ROOT)));
        return this;
    }

    public JsonObject tree() {
        JsonObject tree = new JsonObject();
        tree.addProperty("id", id.toString());
        tree.addProperty("name", name);
        tree.addProperty("type", type.name());
        tree.addProperty("adapter", adapter);
        tree.addProperty("notes", notes);
        return tree;
    }

    /// Read back; throws a sentence when it cannot be.
    public static SwitchDefinition of(JsonObject tree) throws FittingException {
        try {
            return new SwitchDefinition(
                            UUID.fromString(tree.get("id").getAsString()),
                            tree.get("name").getAsString(),
                            SwitchType.valueOf(tree.get("type").getAsString()),
                            tree.get("adapter").getAsString(),
                            tree.get("notes").getAsString())
                    .checked();
        } catch (RuntimeException e) {
            throw new FittingException("A definition of a switch is damaged: " + e.getMessage() + ".");
        }
    }
}
