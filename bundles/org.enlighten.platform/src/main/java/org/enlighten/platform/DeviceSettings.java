// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonObject;
import java.util.UUID;

/// Settings of one device of a definition: a type that exactly one part of a platform understands, and a tree that
/// is carried verbatim by everybody else, so that a definition survives the absence of a plug-in.
public record DeviceSettings(String type, JsonObject content) {
    public static final String HARD_DISK = "ide-disk";
    public static final String DVD_DRIVE = "ide-dvd";
    public static final String SCSI_CONTROLLER = "scsi-controller";
    public static final String SCSI_DISK = "scsi-disk";

    private static final String ID = "id";
    /// What hangs at a place that nothing else can have, by the kind of place.
    private static final String IDE = "ide";

    private static final String SCSI = "scsi";
    private static final String CONTROLLERS = "controllers";

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

    /// A synthetic SCSI controller.
    ///
    /// @param instance by which the guest knows it again
    public static DeviceSettings scsiController(int number, UUID instance) {
        JsonObject content = new JsonObject();
        content.addProperty("number", number);
        content.addProperty("instance", instance.toString());
        return new DeviceSettings(SCSI_CONTROLLER, content);
    }

    /// A hard disk on a synthetic SCSI controller.
    public static DeviceSettings scsiDisk(int controller, int location, String path) {
        JsonObject content = at(controller, location);
        content.addProperty("path", path);
        return new DeviceSettings(SCSI_DISK, content);
    }

    /// Number of a controller among those of its kind.
    public int number() {
        return content.get("number").getAsInt();
    }

    public UUID instance() {
        return UUID.fromString(content.get("instance").getAsString());
    }

    /// Whether it is a hard disk, wherever.
    public boolean isHardDisk() {
        return type.equals(HARD_DISK) || type.equals(SCSI_DISK);
    }

    /// Whether both cannot be in one machine, because they hang at one place or, where a device has an id, are one.
    boolean isAtPlaceOf(DeviceSettings other) {
        if (content.has(ID) && other.content.has(ID)) return content.get(ID).equals(other.content.get(ID));
        if (bus().isEmpty() || !bus().equals(other.bus())) return false;
        if (bus().equals(CONTROLLERS)) return number() == other.number();
        return controller() == other.controller() && location() == other.location();
    }

    private String bus() {
        return switch (type) {
            case SCSI_CONTROLLER -> CONTROLLERS;
            case SCSI_DISK -> SCSI;
            default -> content.has("controller") ? IDE : "";
        };
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
