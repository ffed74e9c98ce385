// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.ext2.Ext2Factory;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.SystemDescription.PathStyle;

/// A kernel with an ext2 disk that runs programs of this bundle, each renewed before each of its system calls.
public final class LinuxBench {
    public static final String ID = "linux";

    private static final int VOLUME_BYTES = 4 << 20;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final TestSystem.Plan plan = TestSystem.plan().fileSystem(new Ext2Factory());
    private TestSystem system;
    private String systemDevice = "PhysicalDrive0";
    private UnaryOperator<ProgramFactory> kind = Renewed::new;

    /// Its programs are not renewed: for tests that save the whole system.
    public LinuxBench lasting() {
        kind = UnaryOperator.identity();
        return this;
    }

    public LinuxBench file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// A program and its image.
    public LinuxBench program(String path, ProgramFactory factory) {
        plan.image(kind.apply(factory));
        return file(path, "image of " + factory.image());
    }

    public TestSystem.Plan plan() {
        return plan;
    }

    /// The device that it starts from.
    public LinuxBench from(String device) {
        systemDevice = device;
        return this;
    }

    /// Starts, with one program on the console.
    public LinuxBench start(String path, String arguments) {
        return startOn(disk(VOLUME_BYTES), path, arguments);
    }

    /// Starts from a disk of its own.
    public LinuxBench startOn(byte[] disk, String path, String arguments) {
        system = build(disk, path, arguments).start();
        return this;
    }

    /// The system, not started yet.
    public TestSystem build(byte[] disk, String path, String arguments) {
        return plan.disk(_ -> disk)
                .description(d -> d.paths(PathStyle.ROOTED)
                        .bootDrivers("screen", "nic")
                        .systemVolume(systemDevice, 0)
                        .systemFile("")
                        .driverDirectory("")
                        .programs(List.of(new BootProgram(path, arguments))))
                .build();
    }

    /// A disk with its files on a volume of so many bytes.
    public byte[] disk(int volumeBytes) {
        return Ext2Disk.disk(ID, Ext2Disk.volume(volumeBytes, files));
    }

    public TestSystem system() {
        return system;
    }

    /// Until this stands on the screen.
    public LinuxBench until(String text) {
        system.runUntil(() -> screen().contains(text));
        return this;
    }

    public String screen() {
        return system.screenText();
    }

    /// Types a line at a prompt that ends with `]# `; what it printed.
    public String type(String line) {
        int from = screen().length();
        system.type(line + "\n");
        system.runUntil(() -> screen().length() > from + line.length() && screen().endsWith("]# "));
        String all = screen();
        return all.substring(all.indexOf('\n', from) + 1, all.lastIndexOf('\n') + 1);
    }

    public byte[] volume() {
        return Ext2Disk.volumeOf(system.diskBytes());
    }
}
