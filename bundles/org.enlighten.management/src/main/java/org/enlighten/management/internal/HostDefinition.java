// SPDX-License-Identifier: Apache-2.0
package org.enlighten.management.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.enlighten.host.Firmware;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.InvalidProfileException;
import org.enlighten.management.ManagementException;

/// A host as it is defined: a tree of which these members are known and all others are carried.
record HostDefinition(JsonObject tree) {
    static HostDefinition of(String profile, String system) {
        JsonObject tree = new JsonObject();
        tree.addProperty("profile", profile);
        tree.addProperty("system", system);
        return new HostDefinition(tree);
    }

    String profileId() {
        return text("profile");
    }

    String system() {
        return text("system");
    }

    HardwareProfile profile() throws ManagementException {
        try {
            return HardwareProfile.of(profileId());
        } catch (InvalidProfileException e) {
            throw new ManagementException(e.getMessage());
        }
    }

    /// How its firmware's switches were left; as from the factory unless somebody turned them.
    Firmware firmware(Firmware factory) {
        return new Firmware(
                flag("firmwareX64", factory.x64()),
                flag("firmwareVirtualization", factory.hardwareVirtualization()),
                flag("firmwareDep", factory.dep()));
    }

    HostDefinition with(Firmware switches) {
        JsonObject copy = tree.deepCopy();
        copy.addProperty("firmwareX64", switches.x64());
        copy.addProperty("firmwareVirtualization", switches.hardwareVirtualization());
        copy.addProperty("firmwareDep", switches.dep());
        return new HostDefinition(copy);
    }

    /// Its virtual switches.
    List<JsonObject> switches() {
        List<JsonObject> trees = new ArrayList<>();
        if (tree.has("switches"))
            for (JsonElement each : tree.getAsJsonArray("switches")) trees.add(each.getAsJsonObject());
        return trees;
    }

    HostDefinition withSwitches(List<JsonObject> switches) {
        JsonArray array = new JsonArray();
        switches.forEach(array::add);
        JsonObject copy = tree.deepCopy();
        copy.add("switches", array);
        return new HostDefinition(copy);
    }

    private String text(String member) {
        return tree.has(member) ? tree.get(member).getAsString() : "";
    }

    private boolean flag(String member, boolean otherwise) {
        return tree.has(member) ? tree.get(member).getAsBoolean() : otherwise;
    }
}
