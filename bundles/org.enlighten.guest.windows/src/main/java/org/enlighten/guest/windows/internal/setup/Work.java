// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.util.ArrayList;
import java.util.List;

/// What the steps of setup know of each other.
final class Work {
    static final String DISK = "\\\\.\\PhysicalDrive0";
    static final String TARGET = "C:";

    private final String source;
    private String answers = "";
    private String list = "";
    private long seed;
    private int diskHandle;
    private long firstSector;
    private long sectors;

    /// @param source path of the directory on the CD that holds everything, such as `D:\I386`
    Work(String source) {
        this.source = source;
    }

    /// One file to copy.
    record Item(String from, String to) {
        String name() {
            return from.substring(from.lastIndexOf('\\') + 1);
        }
    }

    String source(String name) {
        return source + "\\" + name;
    }

    void answers(String text) {
        answers = text;
    }

    /// One answer of the answer file.
    String answer(String key, String otherwise) {
        return InfoFile.parse(answers).value("Unattended", key, otherwise);
    }

    void list(String text) {
        list = text;
    }

    List<String> directories() {
        return InfoFile.parse(list).lines("Directories").stream()
                .map(path -> TARGET + path)
                .toList();
    }

    List<Item> files() {
        List<Item> items = new ArrayList<>();
        for (String line : InfoFile.parse(list).lines("Files")) {
            int equals = line.indexOf('=');
            if (equals <= 0) continue;
            String name = line.substring(0, equals).strip();
            String directory = line.substring(equals + 1).strip();
            items.add(new Item(source(name), TARGET + (directory.equals("\\") ? "" : directory) + "\\" + name));
        }
        return items;
    }

    /// The instant from which numbers are made that tell this disk from others.
    void seed(long uptimeNs) {
        seed = uptimeNs;
    }

    /// A number for one purpose, not 0.
    int number(String purpose) {
        long mixed = (seed ^ purpose.hashCode()) * 0x9E3779B97F4A7C15L;
        int number = (int) (mixed >>> 32);
        return number == 0 ? 1 : number;
    }

    /// Ids of the drivers that the installed system begins with.
    List<String> bootDrivers() {
        return InfoFile.parse(list).lines("BootDrivers");
    }

    int diskHandle() {
        return diskHandle;
    }

    void diskHandle(int handle) {
        diskHandle = handle;
    }

    long firstSector() {
        return firstSector;
    }

    long sectors() {
        return sectors;
    }

    void partition(long first, long count) {
        firstSector = first;
        sectors = count;
    }

    record State(String answers, String list, long seed, int diskHandle, long firstSector, long sectors) {}

    State save() {
        return new State(answers, list, seed, diskHandle, firstSector, sectors);
    }

    void restore(State state) {
        answers = state.answers();
        list = state.list();
        seed = state.seed();
        diskHandle = state.diskHandle();
        firstSector = state.firstSector();
        sectors = state.sectors();
    }
}
