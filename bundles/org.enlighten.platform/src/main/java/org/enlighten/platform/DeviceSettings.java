// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonObject;

/// Settings of one device of a definition: a type that exactly one part of a platform understands, and a tree that
/// is carried verbatim by everybody else, so that a definition survives the absence of a plug-in.
public record DeviceSettings(String type, JsonObject content) {
    public static final String HARD_DISK = "ide-disk";
    public static final String DVD_DRIVE = "ide-dvd";

    /// A hard disk on an IDE controller.
    ///
    /// @param path of the image on the host's volume
    public static DeviceSettings hardDisk(int controller, int location, String path) {
        JsonObject content = at(controller, location);
        content.addProperty("path", path);
        return new DeviceSettings(HARD_DISK, content);
    }

    public static DeviceSettings dvdDrive(int controller, int location, DvdMedium medium) {
        JsonObject content = at(controller, location);
        medium.into(content);
        return new DeviceSettings(DVD_DRIVE, content);
    }

    public int controller() {
        return content.get("controller").getAsInt();
    }

    public int location() {
        return content.get("location").getAsInt();
    }

    /// The host path of a hard disk's image.
    public String path() {
        return content.get("path").getAsString();
    }

    /// What lies in a DVD drive.
    public DvdMedium medium() {
        return DvdMedium.from(content);
    }

    private static JsonObject at(int controller, int location) {
        JsonObject content = new JsonObject();
        content.addProperty("controller", controller);
        content.addProperty("location", location);
        return content;
    }
}
