// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.file.CopyPlan;
import org.enlighten.guest.file.InfoFile;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.ServiceEntry;

/// What a CD's list says, for one system. Lines that make no sense are lines that nobody reads.
///
/// @param directory of the list on the CD
record ComponentList(InfoFile info, String directory, ComponentSetup.Target target) {
    private static final String DRIVE = "C:";
    private static final String DEFAULT_DIRECTORY = "%SYSTEM32%";

    static ComponentList parse(String text, String directory, ComponentSetup.Target target) {
        return new ComponentList(InfoFile.parse(text), directory, target);
    }

    String id() {
        return info.value("Component", "Id", "");
    }

    String name() {
        return info.value("Component", "Name", id());
    }

    String version() {
        return info.value("Component", "Version", "1.0");
    }

    List<String> systems() {
        return info.lines("Systems").stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    List<String> bootDrivers() {
        return info.lines("BootDrivers").stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The files' names on the CD, each with its path on the system volume.
    private Map<String, String> files() {
        Map<String, String> all = new TreeMap<>();
        for (String line : info.lines("Files")) {
            int equals = line.indexOf('=');
            String name =
                    (equals < 0 ? line : line.substring(0, equals)).strip().toUpperCase(Locale.ROOT);
            String wanted =
                    equals < 0 ? DEFAULT_DIRECTORY : line.substring(equals + 1).strip();
            String place = target.expand().apply(wanted);
            if (!name.isEmpty() && place.startsWith("\\")) all.put(name, place + "\\" + name);
        }
        return all;
    }

    CopyPlan plan() {
        List<CopyPlan.Item> items = new ArrayList<>();
        files().forEach((name, path) -> items.add(CopyPlan.Item.whole(directory + "\\" + name, DRIVE + path)));
        List<String> directories = files().values().stream()
                .map(path -> DRIVE + path.substring(0, path.lastIndexOf('\\')))
                .distinct()
                .toList();
        return new CopyPlan(directories, items);
    }

    private List<ServiceEntry> services() {
        return ServiceTable.parse(
                info.lines("Services"), DRIVE + target.expand().apply(DEFAULT_DIRECTORY));
    }

    /// As the system file keeps it: the bytes are on the volume already.
    OsPackage asPackage() {
        OsPackage.Builder builder = OsPackage.named(id(), version(), name());
        files().values().forEach(path -> builder.file(DRIVE + path, new byte[0]));
        services().forEach(builder::service);
        return builder.build();
    }
}
