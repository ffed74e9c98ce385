// SPDX-License-Identifier: Apache-2.0
package org.enlighten.platform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// A virtual machine as it is defined: a tree of which this class knows some members and carries all others.
/// Immutable: each `with` gives a new one.
public final class VmDefinition {
    public static final int MEMORY_MIB_MIN = 8;
    public static final int MEMORY_MIB_MAX = 65_536;
    public static final int PROCESSORS_MAX = 4;
    public static final int WEIGHT_MIN = 1;
    public static final int WEIGHT_MAX = 10_000;

    private static final String SERVICES = "integrationServices";
    private static final String ITEMS = "keyValuePairs";
    private static final int ITEM_KEY_CHARS = 255;
    private static final int ITEM_VALUE_CHARS = 1023;

    private final JsonObject tree;

    private VmDefinition(JsonObject tree) {
        this.tree = tree;
    }

    /// A definition with defaults: one processor, 512 MiB, weight 100, no reserve, no limit, a DVD drive on the
    /// second controller, boots from CD, then hard disk.
    public static VmDefinition create(UUID id, String name, long createdNs) throws FittingException {
        JsonObject tree = new JsonObject();
        tree.addProperty("id", id.toString());
        tree.addProperty("name", checkedName(name));
        tree.addProperty("createdNs", createdNs);
        tree.addProperty("processors", 1);
        tree.addProperty("memoryMib", 512);
        tree.add("devices", new JsonArray());
        return new VmDefinition(tree).withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.None()));
    }

    /// One whose text was taken from [#toString], as saved state holds it.
    public static VmDefinition saved(String text) {
        try {
            return of(JsonParser.parseString(text));
        } catch (FittingException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// A definition read back; what it lacks has the defaults. Throws a sentence when a member that is known makes
    /// no sense.
    public static VmDefinition of(JsonElement tree) throws FittingException {
        if (!tree.isJsonObject())
            throw new FittingException("A definition of a virtual machine is a JSON object; this is not.");
        VmDefinition definition = new VmDefinition(tree.getAsJsonObject().deepCopy());
        try {
            definition.check();
        } catch (IllegalStateException
                | IllegalArgumentException
                | UnsupportedOperationException
                | NullPointerException e) {
            throw new FittingException("A definition of a virtual machine is damaged: " + e.getMessage() + ".");
        }
        return definition;
    }

    public JsonObject tree() {
        return tree.deepCopy();
    }

    public UUID id() {
        return UUID.fromString(tree.get("id").getAsString());
    }

    public String name() {
        return tree.get("name").getAsString();
    }

    public String notes() {
        return text("notes", "");
    }

    public long createdNs() {
        return tree.has("createdNs") ? tree.get("createdNs").getAsLong() : 0;
    }

    public int processors() {
        return number("processors", 1);
    }

    public int memoryMib() {
        return number("memoryMib", 512);
    }

    /// Share of processors against other machines, 1 to 10,000.
    public int weight() {
        return number("weight", 100);
    }

    /// Percent of its processors that are set aside for it, 0 to 100.
    public int reservePercent() {
        return number("reservePercent", 0);
    }

    /// Percent of its processors that it gets at most, 1 to 100.
    public int limitPercent() {
        return number("limitPercent", 100);
    }

    /// In order: `CD`, `IDE`, `Floppy`.
    public List<String> bootOrder() {
        if (!tree.has("bootOrder")) return List.of("CD", "IDE", "Floppy");
        List<String> order = new ArrayList<>();
        tree.getAsJsonArray("bootOrder").forEach(e -> order.add(e.getAsString()));
        return order;
    }

    /// Every clock tick of an idle guest is run, not accounted.
    public boolean exactTicks() {
        return tree.has("exactTicks") && tree.get("exactTicks").getAsBoolean();
    }

    /// Whether the host offers the integration service of that name; `otherwise` when nothing is said.
    public boolean offers(String service, boolean otherwise) {
        JsonElement services = tree.get(SERVICES);
        boolean said = services != null
                && services.isJsonObject()
                && services.getAsJsonObject().has(service);
        return said ? services.getAsJsonObject().get(service).getAsBoolean() : otherwise;
    }

    public List<DeviceSettings> devices() {
        List<DeviceSettings> devices = new ArrayList<>();
        for (JsonElement e : tree.getAsJsonArray("devices")) {
            JsonObject device = e.getAsJsonObject();
            devices.add(new DeviceSettings(device.get("type").getAsString(), device));
        }
        return devices;
    }

    public Optional<DeviceSettings> device(String type, int controller, int location) {
        return devices().stream()
                .filter(d -> d.type().equals(type) && d.controller() == controller && d.location() == location)
                .findFirst();
    }

    public VmDefinition withName(String name) throws FittingException {
        return with("name", checkedName(name));
    }

    public VmDefinition withNotes(String notes) {
        return with("notes", notes);
    }

    public VmDefinition withProcessors(int count) throws FittingException {
        return with("processors", in("The number of processors", count, 1, PROCESSORS_MAX));
    }

    public VmDefinition withMemoryMib(long mib) throws FittingException {
        return with("memoryMib", in("The memory in MB", mib, MEMORY_MIB_MIN, MEMORY_MIB_MAX));
    }

    public VmDefinition withWeight(int weight) throws FittingException {
        return with("weight", in("The relative weight", weight, WEIGHT_MIN, WEIGHT_MAX));
    }

    public VmDefinition withReservePercent(int percent) throws FittingException {
        return with("reservePercent", in("The reserve in percent", percent, 0, 100));
    }

    public VmDefinition withLimitPercent(int percent) throws FittingException {
        return with("limitPercent", in("The limit in percent", percent, 1, 100));
    }

    public VmDefinition withExactTicks(boolean on) {
        JsonObject copy = tree.deepCopy();
        copy.addProperty("exactTicks", on);
        return new VmDefinition(copy);
    }

    public VmDefinition withService(String service, boolean offered) {
        JsonObject copy = tree.deepCopy();
        JsonObject services = copy.has(SERVICES) ? copy.getAsJsonObject(SERVICES) : new JsonObject();
        services.addProperty(service, offered);
        copy.add(SERVICES, services);
        return new VmDefinition(copy);
    }

    /// Keys and values that the host has for the guest, by key.
    public Map<String, String> items() {
        Map<String, String> items = new TreeMap<>();
        if (tree.has(ITEMS))
            tree.get(ITEMS).getAsJsonObject().asMap().forEach((key, value) -> items.put(key, value.getAsString()));
        return items;
    }

    public VmDefinition withItem(String key, String value) throws FittingException {
        if (key.isBlank() || key.length() > ITEM_KEY_CHARS)
            throw new FittingException(
                    "A key has 1 to %d characters and is not blank: '%s' is not.".formatted(ITEM_KEY_CHARS, key));
        if (value.length() > ITEM_VALUE_CHARS)
            throw new FittingException(
                    "A value has %d characters at most, not %d.".formatted(ITEM_VALUE_CHARS, value.length()));
        JsonObject copy = tree.deepCopy();
        if (!copy.has(ITEMS)) copy.add(ITEMS, new JsonObject());
        copy.getAsJsonObject(ITEMS).addProperty(key, value);
        return new VmDefinition(copy);
    }

    public VmDefinition withoutItem(String key) {
        JsonObject copy = tree.deepCopy();
        if (copy.has(ITEMS)) copy.getAsJsonObject(ITEMS).remove(key);
        return new VmDefinition(copy);
    }

    public VmDefinition withBootOrder(List<String> order) throws FittingException {
        for (String device : order) {
            if (!List.of("CD", "IDE", "Floppy").contains(device)) {
                throw new FittingException("'" + device + "' is not a boot device. Use CD, IDE or Floppy.");
            }
        }
        JsonArray array = new JsonArray();
        order.forEach(array::add);
        JsonObject copy = tree.deepCopy();
        copy.add("bootOrder", array);
        return new VmDefinition(copy);
    }

    /// Adds a device, or replaces the one at its place.
    public VmDefinition withDevice(DeviceSettings device) {
        JsonObject content = device.content().deepCopy();
        content.addProperty("type", device.type());
        JsonArray devices = new JsonArray();
        for (DeviceSettings other : devices()) if (!other.isAtPlaceOf(device)) devices.add(other.content());
        devices.add(content);
        JsonObject copy = tree.deepCopy();
        copy.add("devices", devices);
        return new VmDefinition(copy);
    }

    public VmDefinition without(DeviceSettings device) {
        JsonArray devices = new JsonArray();
        for (DeviceSettings other : devices()) if (!other.isAtPlaceOf(device)) devices.add(other.content());
        JsonObject copy = tree.deepCopy();
        copy.add("devices", devices);
        return new VmDefinition(copy);
    }

    private VmDefinition with(String member, String value) {
        JsonObject copy = tree.deepCopy();
        copy.addProperty(member, value);
        return new VmDefinition(copy);
    }

    private VmDefinition with(String member, long value) {
        JsonObject copy = tree.deepCopy();
        copy.addProperty(member, value);
        return new VmDefinition(copy);
    }

    private void check() throws FittingException {
        id();
        checkedName(name());
        withProcessors(processors());
        withMemoryMib(memoryMib());
        withWeight(weight());
        withReservePercent(reservePercent());
        withLimitPercent(limitPercent());
        withBootOrder(bootOrder());
        devices();
        items();
        if (!tree.has(SERVICES)) return;
        for (JsonElement offered : tree.get(SERVICES).getAsJsonObject().asMap().values()) offered.getAsBoolean();
    }

    private static String checkedName(String name) throws FittingException {
        if (name.isBlank() || name.length() > 100) {
            throw new FittingException(
                    "A virtual machine's name has 1 to 100 characters and is not blank: '" + name + "' is not.");
        }
        if (name.chars().anyMatch(Character::isISOControl))
            throw new FittingException("A virtual machine's name has no control characters such as tabs in it: '"
                    + name.replaceAll("\\p{Cntrl}", "?") + "' has.");
        return name;
    }

    private static long in(String what, long value, long min, long max) throws FittingException {
        if (value < min || value > max)
            throw new FittingException(what + " is " + min + " to " + max + ", not " + value + ".");
        return value;
    }

    private int number(String member, int otherwise) {
        return tree.has(member) ? tree.get(member).getAsInt() : otherwise;
    }

    private String text(String member, String otherwise) {
        return tree.has(member) ? tree.get(member).getAsString() : otherwise;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VmDefinition that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return tree.toString();
    }
}
