// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlighten.guest.FileTree;
import org.enlighten.guest.image.ImageFile;
import org.enlighten.guest.windows.internal.component.ServiceTable;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemFile;

/// What lies on an installed system volume beside drivers, and what of it runs. Made by [#in].
///
/// @param images KiB by path
/// @param texts lines by path
/// @param loader which of these files a disk cannot start without
public record Contents(Map<String, Integer> images, Map<String, String> texts, BootFiles loader, SystemFile system) {
    /// The session manager is what the kernel starts first, with the list of what comes next.
    private static final String SESSION_MANAGER = "C:%SYSTEM32%\\SMSS.EXE";

    private static final String SESSION_LIST = "C:%CONFIG%\\SMSS.INI";

    public static Builder in(Layout layout) {
        return new Builder(layout);
    }

    /// The files, without drivers and system file.
    public FileTree tree(String version) {
        FileTree.Builder tree = FileTree.builder();
        images.forEach((path, kib) -> tree.file(slashes(path), ImageFile.of(image(path), version, kib)));
        texts.forEach((path, text) ->
                tree.file(slashes(path), text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        return tree.build();
    }

    private static String slashes(String path) {
        return path.substring(1).replace('\\', '/');
    }

    private static String image(String path) {
        return path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
    }

    /// Collects contents. Texts may hold the names that [Layout#expand] knows.
    public static final class Builder {
        private final Layout layout;
        private final Map<String, Integer> images = new TreeMap<>();
        private final Map<String, String> texts = new TreeMap<>();
        private List<ServiceEntry> services = List.of();
        private BootFiles loader = BootFiles.NONE;

        private Builder(Layout layout) {
            this.layout = layout;
        }

        /// Programs of the system's directory: their names without ending, each followed by KiB.
        public Builder programs(String namesAndKib) {
            String[] words = namesAndKib.strip().split("\\s+");
            for (int i = 0; i < words.length; i += 2)
                image("%SYSTEM32%\\" + words[i] + ".EXE", Integer.parseInt(words[i + 1]));
            return this;
        }

        public Builder image(String path, int kib) {
            images.put(layout.expand(path), kib);
            return this;
        }

        public Builder text(String path, String lines) {
            texts.put(layout.expand(path), layout.expand(lines));
            return this;
        }

        /// A list of what a process starts, in the directory of settings.
        public Builder list(String name, String lines) {
            return text("%CONFIG%\\" + name, lines);
        }

        /// Services, and their images unless they are there already.
        public Builder services(String table, int kib) {
            services = ServiceTable.parse(table.lines().toList(), "C:" + layout.system32());
            for (ServiceEntry service : services)
                images.putIfAbsent(service.path().substring(2), kib);
            return this;
        }

        /// What stands between boot record and kernel.
        public Builder loader(BootFiles files, Identity identity) {
            loader = files;
            files.into(this, identity);
            return this;
        }

        public Contents build() {
            BootProgram first = new BootProgram(layout.expand(SESSION_MANAGER), layout.expand(SESSION_LIST));
            return new Contents(
                    new TreeMap<>(images),
                    new TreeMap<>(texts),
                    loader,
                    new SystemFile(services, List.of(first), List.of()));
        }
    }
}
