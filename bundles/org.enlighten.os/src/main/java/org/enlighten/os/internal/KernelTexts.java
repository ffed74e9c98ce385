// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.internal;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlighten.os.Listing;
import org.enlighten.os.system.DeviceView;
import org.enlighten.os.system.VolumeView;

/// Files that are in no file system: `/proc` of a system with rooted paths. Each is a text that is made when it is
/// opened, from what the kernel knows at that instant.
final class KernelTexts {
    private static final String ROOT = "/proc";
    private static final LocalDateTime BEGINNING = LocalDateTime.of(2008, 1, 1, 0, 0);
    private final Executive x;
    private final Map<String, Supplier<String>> texts = new TreeMap<>();

    KernelTexts(Executive x) {
        this.x = x;
        texts.put("version", () -> x.description.banner() + "\n");
        texts.put("kmsg", () -> x.messages.text());
        texts.put("cpuinfo", this::processors);
        texts.put("meminfo", this::memory);
        texts.put("uptime", this::uptime);
        texts.put("mounts", this::mounts);
        texts.put("partitions", this::partitions);
        texts.put("modules", this::modules);
        texts.put("pci", this::pci);
        texts.put("driver/rtc", this::clock);
    }

    /// A path below the root, without slashes around it; empty when the path lies elsewhere.
    static Optional<String> name(String path) {
        return PathNames.below(ROOT, path).map(name -> name.substring(1).replace('\\', '/'));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).map(Supplier::get);
    }

    /// The entry of a text, or of a directory of texts.
    Optional<Listing.Entry> entry(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        if (texts.containsKey(name)) return Optional.of(new Listing.Entry(last, false, 0, x.begunAtNs));
        return isDirectory(name) ? Optional.of(new Listing.Entry(last, true, 0, x.begunAtNs)) : Optional.empty();
    }

    private boolean isDirectory(String name) {
        return name.isEmpty() || texts.keySet().stream().anyMatch(text -> text.startsWith(name + "/"));
    }

    Optional<Listing> list(String name) {
        if (!isDirectory(name)) return Optional.empty();
        String prefix = name.isEmpty() ? "" : name + "/";
        Set<String> below = new LinkedHashSet<>();
        for (String text : texts.keySet()) {
            if (text.startsWith(prefix))
                below.add(prefix + text.substring(prefix.length()).split("/", 2)[0]);
        }
        return Optional.of(new Listing(
                below.stream().map(each -> entry(each).orElseThrow()).toList()));
    }

    private String processors() {
        StringBuilder text = new StringBuilder();
        for (Core c : x.dispatcher.cores)
            text.append("processor\t: ").append(c.vp.index()).append("\n");
        return text.toString();
    }

    private String memory() {
        long total = x.machine.memory().sizeBytes();
        return line("MemTotal:     %8d kB", total >> 10) + line("MemFree:      %8d kB", x.pages.freeBytes() >> 10);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    private String uptime() {
        long idleNs = 0;
        for (Core c : x.dispatcher.cores) idleNs += c.accounts.idleNs;
        return line("%.2f %.2f", (x.time.nowNs() - x.begunAtNs) / 1e9, idleNs / 1e9);
    }

    private String mounts() {
        StringBuilder text = new StringBuilder();
        for (VolumeView v : x.volumes.views()) {
            text.append(line(
                    "/dev/%s %s %s",
                    UnixNames.of(v.device(), v.partition()), v.root(), UnixNames.ofFileSystem(v.fileSystem())));
        }
        return text.append(line("proc %s proc", ROOT)).toString();
    }

    private String partitions() {
        StringBuilder text = new StringBuilder(line("    blocks  name"));
        for (BlockDevice d : x.volumes.devices()) {
            text.append(line("%10d  %s", d.sizeBytes >> 10, UnixNames.of(d.name)));
            for (VolumeView v : x.volumes.views()) {
                if (!v.device().equals(d.name) || v.partition() == 0) continue;
                text.append(line("%10d  %s", v.sizeBytes() >> 10, UnixNames.of(d.name, v.partition())));
            }
        }
        return text.toString();
    }

    /// Each driver, its version, and how many devices it is bound to.
    private String modules() {
        Map<String, Integer> devices = new TreeMap<>();
        Map<String, String> versions = new TreeMap<>();
        for (DeviceView v : x.plugAndPlay.views()) {
            if (v.driver().isEmpty()) continue;
            devices.merge(v.driver(), v.path().startsWith("root/") ? 0 : 1, Integer::sum);
            versions.put(v.driver(), v.version());
        }
        StringBuilder text = new StringBuilder();
        devices.forEach((driver, count) -> text.append(line("%s %s %d", driver, versions.get(driver), count)));
        return text.toString();
    }

    /// Functions of the PCI bus: place, vendor and device, driver, name.
    private String pci() {
        StringBuilder text = new StringBuilder();
        for (DeviceView v : x.plugAndPlay.views()) {
            String[] place = v.path().split("/");
            if (!v.deviceId().startsWith("PCI\\VEN_") || place.length != 4) continue;
            String id = v.deviceId().toLowerCase(Locale.ROOT);
            text.append(line(
                    "%02x:%02x.%s %s:%s %s %s",
                    Integer.parseInt(place[1]),
                    Integer.parseInt(place[2]),
                    place[3],
                    id.substring(8, 12),
                    id.substring(17, 21),
                    v.driver().isEmpty() ? "-" : v.driver(),
                    x.plugAndPlay.nodeAt(v.path()).description()));
        }
        return text.toString();
    }

    private String clock() {
        LocalDateTime now = BEGINNING.plusNanos(x.time.clockNs());
        return "rtc_time\t: " + now.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)) + "\nrtc_date\t: "
                + now.format(DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT)) + "\n";
    }
}
