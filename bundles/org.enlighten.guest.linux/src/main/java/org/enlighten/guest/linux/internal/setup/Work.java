// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.setup;

import java.util.List;
import org.enlighten.guest.disk.MasterBootRecord.Partition;
import org.enlighten.guest.file.CopyPlan;
import org.enlighten.guest.file.InfoFile;

/// What the steps of setup know of each other.
public final class Work {
    /// The CD's directory of files to copy, and the list and answers in it.
    public static final String PACKAGES = "PACKAGES";

    public static final String LIST = "FILES.LST";
    public static final String ANSWERS = "ANSWERS.TXT";

    static final String DISK = "/dev/sda";

    /// Where the new volume hangs while setup runs.
    static final String TARGET = "/media/sda1";

    private final String source;
    private String answers = "";
    private String list = "";
    private long seed;
    private int diskHandle;
    private long diskSectors;

    /// @param source where the CD hangs
    Work(String source) {
        this.source = source;
    }

    String source(String name) {
        return source + "/" + PACKAGES + "/" + name;
    }

    void answers(String text) {
        answers = text;
    }

    /// One answer of the answer file.
    String answer(String key, String otherwise) {
        return InfoFile.parse(answers).value("Answers", key, otherwise);
    }

    void list(String text) {
        list = text;
    }

    CopyPlan plan() {
        InfoFile info = InfoFile.parse(list);
        List<CopyPlan.Item> files = info.lines("Files").stream()
                .filter(line -> line.indexOf('=') > 0)
                .map(line -> line.split("=", 2))
                .map(part -> CopyPlan.Item.whole(source(part[0].strip()), TARGET + part[1].strip()))
                .toList();
        return new CopyPlan(
                info.lines("Directories").stream().map(path -> TARGET + path).toList(), files);
    }

    /// Ids of the drivers that the installed system begins with.
    List<String> bootDrivers() {
        return InfoFile.parse(list).lines("BootDrivers");
    }

    /// The instant from which numbers are made that tell this disk from others.
    void seed(long uptimeNs) {
        seed = uptimeNs;
    }

    /// A number for one purpose, not 0.
    long number(String purpose) {
        long mixed = (seed ^ purpose.hashCode()) * 0x9E3779B97F4A7C15L;
        return mixed == 0 ? 1 : mixed;
    }

    int diskHandle() {
        return diskHandle;
    }

    void diskHandle(int handle) {
        diskHandle = handle;
    }

    void diskSectors(long sectors) {
        diskSectors = sectors;
    }

    Partition root() {
        return DiskLayout.of(diskSectors).root();
    }

    Partition swap() {
        return DiskLayout.of(diskSectors).swap();
    }

    record State(String answers, String list, long seed, int diskHandle, long diskSectors) {}

    State save() {
        return new State(answers, list, seed, diskHandle, diskSectors);
    }

    void restore(State state) {
        answers = state.answers();
        list = state.list();
        seed = state.seed();
        diskHandle = state.diskHandle();
        diskSectors = state.diskSectors();
    }
}
