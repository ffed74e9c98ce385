// SPDX-License-Identifier: Apache-2.0
package org.enlighten.host.internal.profile;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlighten.host.CycleCost;
import org.enlighten.host.Firmware;
import org.enlighten.host.HardwareProfile;
import org.enlighten.host.InvalidProfileException;
import org.enlighten.host.NicProfile;
import org.enlighten.host.NumaNode;
import org.enlighten.host.VolumeProfile;
import org.enlighten.machine.Cost;

/// From JSON text to a profile.
public final class ProfileReader {
    private static final long GIB = 1L << 30;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int PROCESSORS_MAX = 2048;
    private static final long MEMORY_MIB_MAX = 1L << 26;

    private final Fields root;

    public ProfileReader(String text) {
        root = new Fields("", tree(text));
    }

    private static JsonElement tree(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new InvalidProfileException("This hardware profile cannot be used: it is no JSON ("
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ").");
        }
    }

    public HardwareProfile profile() {
        HardwareProfile profile = new HardwareProfile(
                root.text("id"),
                root.text("name"),
                root.text("description"),
                firmware(root.object("firmware")),
                root.small("clockMhz", 1, 100_000),
                root.objects("nodes").stream().map(ProfileReader::node).toList(),
                volumes(),
                root.objects("nics").stream().map(ProfileReader::nic).toList(),
                costs(root.object("costs")));
        if (profile.nodes().isEmpty()) throw Fields.wrong("'nodes'", "is empty");
        if (profile.logicalProcessors() > PROCESSORS_MAX)
            throw Fields.wrong("'nodes'", "has more than " + PROCESSORS_MAX + " logical processors");
        return profile;
    }

    private static Firmware firmware(Fields f) {
        return new Firmware(f.flag("x64"), f.flag("hardwareVirtualization"), f.flag("dep"));
    }

    private static NumaNode node(Fields f) {
        return new NumaNode(f.small("logicalProcessors", 1, PROCESSORS_MAX), f.number("memoryMib", 1, MEMORY_MIB_MAX));
    }

    private static NicProfile nic(Fields f) {
        String prefix = f.text("macPrefix").toUpperCase(Locale.ROOT);
        if (!prefix.matches("[0-9A-F]{2}-[0-9A-F]{2}-[0-9A-F]{2}"))
            throw Fields.wrong(f.quoted("macPrefix"), "is not three bytes such as 00-1B-21");
        return new NicProfile(
                f.text("name"),
                prefix,
                f.number("megabitsPerSecond", 1, 1_000_000),
                f.number("latencyNs", 0, SECOND_NS),
                f.text("source"));
    }

    private List<VolumeProfile> volumes() {
        List<VolumeProfile> volumes = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Fields f : root.objects("volumes")) {
            if (!f.text("name").matches("[A-Z]")) throw Fields.wrong(f.quoted("name"), "is not one letter A to Z");
            if (!names.add(f.text("name"))) throw Fields.wrong(f.quoted("name"), "is there twice");
            volumes.add(volume(f));
        }
        if (volumes.isEmpty()) throw Fields.wrong("'volumes'", "is empty");
        return volumes;
    }

    private static VolumeProfile volume(Fields f) {
        String kind = f.text("kind");
        return switch (kind) {
            case "disk" -> disk(f);
            case "ssd", "nvme" -> flash(f, kind);
            default -> throw Fields.wrong(f.quoted("kind"), "is '" + kind + "', but must be disk, ssd or nvme");
        };
    }

    private static VolumeProfile disk(Fields f) {
        long shortest = f.number("trackToTrackNs", 0, SECOND_NS);
        long average = f.number("averageSeekNs", shortest, SECOND_NS);
        return new VolumeProfile.Disk(
                f.text("name"),
                f.number("capacityGib", 1, 1 << 20) * GIB,
                shortest,
                average,
                f.number("fullStrokeNs", average, SECOND_NS),
                f.small("turnsPerMinute", 1, 1_000_000),
                f.number("trackBytes", 512, GIB),
                f.number("overheadNs", 0, SECOND_NS),
                f.small("queueDepth", 1, 65_536),
                f.number("writeCacheBytes", 0, 16 * GIB),
                f.text("source"));
    }

    private static VolumeProfile flash(Fields f, String kind) {
        return new VolumeProfile.Flash(
                f.text("name"),
                kind,
                f.number("capacityGib", 1, 1 << 20) * GIB,
                f.number("readLatencyNs", 0, SECOND_NS),
                f.number("writeLatencyNs", 0, SECOND_NS),
                f.number("readBytesPerSecond", 1, 1000 * GIB),
                f.number("writeBytesPerSecond", 1, 1000 * GIB),
                f.number("flushNs", 0, SECOND_NS),
                f.small("channels", 1, 1024),
                f.number("writeCacheBytes", 0, 16 * GIB),
                f.text("source"));
    }

    private static Map<Cost, CycleCost> costs(Fields f) {
        Map<Cost, CycleCost> costs = new EnumMap<>(Cost.class);
        for (Cost cost : Cost.values()) {
            Fields one = f.object(cost.name());
            costs.put(cost, new CycleCost(one.number("cycles", 0, 1L << 40), one.text("source")));
        }
        for (String name : f.names()) {
            if (costs.keySet().stream().noneMatch(c -> c.name().equals(name)))
                throw Fields.wrong(f.quoted(name), "is no cost that is known");
        }
        return costs;
    }
}
