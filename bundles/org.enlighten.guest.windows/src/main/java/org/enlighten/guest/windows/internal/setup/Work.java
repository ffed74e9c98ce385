// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal.setup;

import java.util.List;
import java.util.Optional;
import org.enlighten.guest.file.CopyPlan;
import org.enlighten.guest.file.InfoFile;

/// What the steps of setup know of each other.
final class Work {
    static final String DISK = "\\\\.\\PhysicalDrive0";
    static final String TARGET = "C:";

    private final String source;
    private final String listName;
    private String answers = "";
    private String list = "";
    private long seed;
    private int diskHandle;
    private long diskSectors;
    private long firstSector;
    private long sectors;

    /// @param source path of the directory on the CD that holds everything, such as `D:\I386`
    /// @param listName of the file there that begins with the list
    Work(String source, String listName) {
        this.source = source;
        this.listName = listName;
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

    /// What setup shall do: the list's directories, and its files. `NAME=DIRECTORY` is a file of the CD's directory;
    /// `PATH=BEGIN,BYTES` is a piece of the list's own file, behind the list.
    CopyPlan plan() {
        InfoFile info = InfoFile.parse(list);
        List<String> directories =
                info.lines("Directories").stream().map(path -> TARGET + path).toList();
        return new CopyPlan(
                directories,
                info.lines("Files").stream()
                        .flatMap(line -> item(line).stream())
                        .toList());
    }

    private Optional<CopyPlan.Item> item(String line) {
        int equals = line.indexOf('=');
        if (equals <= 0) return Optional.empty();
        String name = line.substring(0, equals).strip();
        String place = line.substring(equals + 1).strip();
        if (name.startsWith("\\")) return piece(name, place.split(","));
        String directory = place.equals("\\") ? "" : place;
        return Optional.of(CopyPlan.Item.whole(source(name), TARGET + directory + "\\" + name));
    }

    private Optional<CopyPlan.Item> piece(String path, String[] place) {
        if (place.length != 2 || !place[0].matches("\\d{1,9}") || !place[1].matches("\\d{1,9}"))
            return Optional.empty();
        return Optional.of(
                new CopyPlan.Item(source(listName), Long.parseLong(place[0]), Long.parseLong(place[1]), TARGET + path));
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

    long diskSectors() {
        return diskSectors;
    }

    void diskSectors(long sectors) {
        diskSectors = sectors;
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

    record State(
            String answers, String list, long seed, int diskHandle, long diskSectors, long firstSector, long sectors) {}

    State save() {
        return new State(answers, list, seed, diskHandle, diskSectors, firstSector, sectors);
    }

    void restore(State state) {
        answers = state.answers();
        list = state.list();
        seed = state.seed();
        diskHandle = state.diskHandle();
        diskSectors = state.diskSectors();
        firstSector = state.firstSector();
        sectors = state.sectors();
    }
}
