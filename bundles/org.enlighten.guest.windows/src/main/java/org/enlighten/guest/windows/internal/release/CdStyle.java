// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.enlighten.guest.FileTree;

/// How an installation CD holds what setup puts onto the disk.
public enum CdStyle {
    /// File by file, with a list that says where each one goes.
    FILES("I386", "TXTSETUP.SIF") {
        @Override
        void into(FileTree.Builder cd, FileTree volume, String head) {
            StringBuilder list = new StringBuilder(head).append("[Files]\n");
            for (String path : volume.paths()) {
                int slash = path.lastIndexOf('/');
                String name = path.substring(slash + 1).toUpperCase(Locale.ROOT);
                String target =
                        slash < 0 ? "\\" : "\\" + path.substring(0, slash).replace('/', '\\');
                cd.file(directory() + "/" + name, volume.bytes(path));
                list.append(name).append('=').append(target).append('\n');
            }
            cd.file(directory() + "/" + listName(), ascii(list.toString()));
        }
    },
    /// As one image of the whole volume: a list of which file lies where in it, up to the first NUL, then the files'
    /// bytes one behind the other.
    IMAGE("SOURCES", "INSTALL.IMG") {
        private static final int ROW_BYTES_MAX = 300;

        @Override
        void into(FileTree.Builder cd, FileTree volume, String head) {
            int listBytes = (head.length() + volume.paths().size() * ROW_BYTES_MAX + 4096) / 4096 * 4096;
            StringBuilder list = new StringBuilder(head).append("[Files]\n");
            ByteArrayOutputStream contents = new ByteArrayOutputStream();
            for (String path : volume.paths()) {
                byte[] bytes = volume.bytes(path);
                list.append('\\').append(path.replace('/', '\\'));
                list.append('=')
                        .append(listBytes + contents.size())
                        .append(',')
                        .append(bytes.length)
                        .append('\n');
                contents.writeBytes(bytes);
            }
            byte[] image = java.util.Arrays.copyOf(ascii(list.toString()), listBytes + contents.size());
            System.arraycopy(contents.toByteArray(), 0, image, listBytes, contents.size());
            cd.file(directory() + "/" + listName(), image);
        }
    };

    private final String directory;
    private final String listName;

    CdStyle(String directory, String listName) {
        this.directory = directory;
        this.listName = listName;
    }

    /// The CD's directory that setup reads from.
    String directory() {
        return directory;
    }

    /// The file there that begins with the list.
    String listName() {
        return listName;
    }

    /// Puts a volume's files onto a CD.
    ///
    /// @param head what the list says first: directories to make, and drivers to begin with
    abstract void into(FileTree.Builder cd, FileTree volume, String head);

    /// The list's sections that do not depend on the style.
    static String head(List<String> directories, List<String> bootDrivers) {
        return "; What setup makes and copies.\n[Directories]\n" + String.join("\n", directories) + "\n[BootDrivers]\n"
                + String.join("\n", bootDrivers) + "\n";
    }

    private static byte[] ascii(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
