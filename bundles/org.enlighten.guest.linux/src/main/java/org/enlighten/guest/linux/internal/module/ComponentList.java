// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.module;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.file.CopyPlan;
import org.enlighten.guest.file.InfoFile;

/// What a CD's list says. Lines that make no sense are lines that nobody reads.
///
/// @param directory of the list on the CD
record ComponentList(InfoFile info, String directory, ComponentSetup.Target target) {
    static final String NAME = "SETUP.LST";

    static ComponentList parse(String text, String directory, ComponentSetup.Target target) {
        return new ComponentList(InfoFile.parse(text), directory, target);
    }

    String name() {
        return info.value("Component", "Name", "");
    }

    String version() {
        return info.value("Component", "Version", "1.0");
    }

    boolean isFor(String system) {
        List<String> systems = info.lines("Systems");
        return systems.isEmpty() || systems.stream().anyMatch(line -> line.equalsIgnoreCase(system));
    }

    List<String> systems() {
        return info.lines("Systems");
    }

    /// Paths below the module directory, by names on the CD.
    private Map<String, String> modules() {
        return pairs("Modules");
    }

    List<String> modulePaths() {
        return List.copyOf(modules().values());
    }

    List<String> initialModules() {
        return info.lines("InitialModules").stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    List<String> daemons() {
        return info.lines("Daemons");
    }

    private Map<String, String> pairs(String section) {
        Map<String, String> all = new TreeMap<>();
        for (String line : info.lines(section)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2) all.put(parts[0].strip().toUpperCase(Locale.ROOT), parts[1].strip());
        }
        return all;
    }

    CopyPlan plan() {
        Map<String, String> targets = new TreeMap<>();
        modules().forEach((name, path) -> targets.put(name, target.moduleDirectory() + "/" + path));
        pairs("Files").forEach((name, path) -> {
            if (path.startsWith("/")) targets.put(name, path);
        });
        List<CopyPlan.Item> items = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        targets.forEach((name, path) -> {
            items.add(CopyPlan.Item.whole(directory + "/" + name, path));
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                if (!directories.contains(path.substring(0, slash))) directories.add(path.substring(0, slash));
            }
        });
        return new CopyPlan(directories, items);
    }
}
