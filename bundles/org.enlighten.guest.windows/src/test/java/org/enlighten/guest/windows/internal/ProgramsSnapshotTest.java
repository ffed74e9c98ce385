// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.windows.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.enlighten.guest.disk.MasterBootRecord;
import org.enlighten.guest.windows.internal.check.AutoCheck;
import org.enlighten.guest.windows.internal.component.ComponentSetup;
import org.enlighten.guest.windows.internal.disk.FatRule;
import org.enlighten.guest.windows.internal.fake.FakeDisk;
import org.enlighten.guest.windows.internal.fake.FakeFiles;
import org.enlighten.guest.windows.internal.fake.FakeSystem;
import org.enlighten.guest.windows.internal.image.Images;
import org.enlighten.guest.windows.internal.session.Housekeeper;
import org.enlighten.guest.windows.internal.session.Starter;
import org.enlighten.guest.windows.internal.setup.Product;
import org.enlighten.guest.windows.internal.setup.Setup;
import org.enlighten.guest.windows.internal.shell.Shell;
import org.enlighten.guest.windows.internal.tool.DeviceManager;
import org.enlighten.guest.windows.internal.tool.DmaCheck;
import org.enlighten.guest.windows.internal.tool.SystemInformation;
import org.enlighten.guest.workload.CpuBurner;
import org.enlighten.guest.workload.Crasher;
import org.enlighten.guest.workload.IoTest;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.fat.FatFormat;
import org.enlighten.os.fat.FatType;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.OsPackage;
import org.enlighten.os.system.SystemFile;
import org.enlighten.testkit.state.SnapshotContract;

/// Every program and every command of the shell, saved between its system calls. Each seed is a session of its own.
class ProgramsSnapshotTest extends SnapshotContract<Session.State> {
    private static final int SEEDS = 6;
    private static final long DISK_BYTES = 64 << 20;
    private static final ComponentSetup.Target TARGET =
            new ComponentSetup.Target("tiny-nt", text -> text, "C:\\WINNT\\SYSTEM");
    private static final AutoCheck.Reach REACH = AutoCheck.Reach.of(FatRule.FAT16);

    @Override
    protected World<Session.State> build(long seed) {
        return switch ((int) (seed % SEEDS)) {
            case 1 -> shell();
            case 2 -> setup();
            case 3 -> check();
            case 4 -> components();
            case 5 -> removal();
            default -> others();
        };
    }

    @Override
    protected List<String> covers() {
        return List.of(
                "org.enlighten.guest.disk.BootRecordChange",
                "org.enlighten.guest.file.CopyFiles",
                "org.enlighten.guest.file.DeleteFiles",
                "org.enlighten.guest.file.FileCopy",
                "org.enlighten.guest.file.ReadText",
                "org.enlighten.guest.file.WriteFile",
                "org.enlighten.guest.program.Sequence",
                "org.enlighten.guest.program.StagedProgram",
                "org.enlighten.guest.program.Turn",
                "org.enlighten.guest.windows.internal.check.AutoCheck",
                "org.enlighten.guest.windows.internal.component.ComponentSetup",
                "org.enlighten.guest.windows.internal.component.FindList",
                "org.enlighten.guest.windows.internal.session.Housekeeper",
                "org.enlighten.guest.windows.internal.session.Starter",
                "org.enlighten.guest.windows.internal.setup.Finish",
                "org.enlighten.guest.windows.internal.setup.FormatPartition",
                "org.enlighten.guest.windows.internal.setup.MakePartition",
                "org.enlighten.guest.windows.internal.setup.Setup",
                "org.enlighten.guest.windows.internal.setup.Work",
                "org.enlighten.guest.windows.internal.shell.ChangeDirectory",
                "org.enlighten.guest.windows.internal.shell.ChangeDrive",
                "org.enlighten.guest.windows.internal.shell.ClearScreen",
                "org.enlighten.guest.windows.internal.shell.Copy",
                "org.enlighten.guest.windows.internal.shell.Delete",
                "org.enlighten.guest.windows.internal.shell.Directory",
                "org.enlighten.guest.windows.internal.shell.Help",
                "org.enlighten.guest.windows.internal.shell.MakeDirectory",
                "org.enlighten.guest.windows.internal.shell.MemoryUse",
                "org.enlighten.guest.windows.internal.shell.Net",
                "org.enlighten.guest.windows.internal.shell.RemoveDirectory",
                "org.enlighten.guest.windows.internal.shell.Rename",
                "org.enlighten.guest.windows.internal.shell.Session",
                "org.enlighten.guest.windows.internal.shell.Shell",
                "org.enlighten.guest.windows.internal.shell.ShowTime",
                "org.enlighten.guest.windows.internal.shell.ShowVolume",
                "org.enlighten.guest.windows.internal.shell.ShutDown",
                "org.enlighten.guest.windows.internal.shell.StartProgram",
                "org.enlighten.guest.windows.internal.shell.TaskKill",
                "org.enlighten.guest.windows.internal.shell.TaskList",
                "org.enlighten.guest.windows.internal.shell.Type",
                "org.enlighten.guest.windows.internal.shell.Version",
                "org.enlighten.guest.windows.internal.tool.DmaCheck",
                "org.enlighten.guest.windows.internal.tool.SystemInformation",
                "org.enlighten.guest.workload.CpuBurner",
                "org.enlighten.guest.workload.Crasher",
                "org.enlighten.guest.workload.IoTest");
    }

    @Override
    protected int every() {
        return 1;
    }

    @Override
    protected int stepsAfter() {
        return 12;
    }

    @Override
    protected int seeds() {
        return SEEDS;
    }

    private static FakeFiles disk() {
        return new FakeFiles(1 << 20, true)
                .file("\\README.TXT", bytes("Hello.\r\n"))
                .file("\\DATA\\A.TXT", new byte[10])
                .file("\\DATA\\B.TXT", new byte[20_000])
                .file("\\WINNT\\SYSTEM32\\CMD.EXE", new byte[10])
                .file("\\WINNT\\SYSTEM32\\SPOOLSS.EXE", new byte[10])
                .file("\\DRIVERS\\FAST.SYS", new byte[10])
                .file("\\LIST.INI", bytes("wait C:\\NONE.EXE a\r\nstart C:\\WINNT\\SYSTEM32\\SPOOLSS.EXE b"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static FakeSystem system() {
        FakeSystem system = new FakeSystem().volume("C:", disk());
        system.service(new ServiceInfo(
                "spooler", "Spooler", "C:\\X.EXE", ServiceInfo.Start.AUTOMATIC, true, 7, List.of("tcp/445")));
        Images.all("\\WINNT\\SYSTEM32").forEach(system::program);
        return system;
    }

    private static Session shell() {
        FakeSystem system = system();
        system.type(
                "ver",
                "mem",
                "vol",
                "tasklist",
                "cls",
                "date /t",
                "time",
                "help",
                "echo one > new.txt",
                "echo two >> new.txt",
                "type new.txt",
                "dir",
                "dir /b data > list.txt",
                "md deep\\er",
                "cd deep",
                "cd ..",
                "d:",
                "copy data\\*.* deep",
                "ren new.txt old.txt",
                "del data\\*.txt",
                "rd data",
                "net stop spooler",
                "net start",
                "start spoolss x",
                "taskkill /pid 101",
                "cmd /c ver",
                "frobnicate",
                "copy readme.txt README.TXT",
                "shutdown /s /t 5",
                "exit 7");
        return new Session(system, new Shell("", ""));
    }

    private static Session setup() {
        String list = """
                [Directories]
                \\WINNT
                \\WINNT\\CONFIG
                [BootDrivers]
                pci
                [Files]
                BOOT.INI=\\
                KERNEL.EXE=\\WINNT
                """;
        FakeFiles cd = new FakeFiles(1 << 20, false)
                .file("\\I386\\TXTSETUP.SIF", bytes(list))
                .file("\\I386\\BOOT.INI", bytes("boot"))
                .file("\\I386\\KERNEL.EXE", new byte[70_000]);
        FakeSystem system = new FakeSystem().volume("D:", cd).disk("PhysicalDrive0", new FakeDisk(DISK_BYTES));
        system.onUpdate(() -> system.volume("C:", new FakeFiles(1 << 24, true)));
        SystemFile file = new SystemFile(List.of(), List.of(new BootProgram("C:\\WINNT\\CMD.EXE", "")), List.of());
        Product product = new Product(
                "tiny-nt",
                "Tiny NT",
                16,
                32,
                FatRule.FAT16,
                "TXTSETUP.SIF",
                "TINY",
                file,
                "\\WINNT\\CONFIG\\SYSTEM",
                "\\WINNT\\NAME.INI");
        return new Session(system, Setup.MEMORY_KIB << 10, new Setup(product, "D:\\I386"));
    }

    /// A volume that was not shut down, with lost clusters.
    private static Session check() {
        FakeDisk disk = new FakeDisk(DISK_BYTES);
        MasterBootRecord.Partition part = FatRule.FAT16.partition(DISK_BYTES / 512);
        disk.write(0, MasterBootRecord.of("tiny", List.of("pci", "slow"), part, 1));
        FatFormat format =
                new FatFormat(part.sectors() * 512, "TEST", 1, "TEST", new byte[0], 63, Optional.of(FatType.FAT16), 0);
        for (FatFormat.Piece piece : format.pieces()) disk.write(63 * 512 + piece.at(), piece.bytes());
        byte[] table = disk.read(64 * 512, 512);
        table[3] = 0x7F;
        for (int cluster = 5; cluster < 60; cluster++) table[cluster * 2] = (byte) (cluster + 1);
        disk.write(64 * 512, table);
        FakeSystem system = system().disk("PhysicalDrive0", disk);
        DmaCheck.Choice choice = new DmaCheck.Choice("tiny", "slow", "fast", "C:\\DRIVERS");
        return new Session(system, REACH.memoryKib() << 10, new AutoCheck(REACH), new DmaCheck(choice, "on"));
    }

    /// A package's setup, while others look at the machine.
    private static Session components() {
        return new Session(
                components(SystemFile.EMPTY),
                new ComponentSetup(TARGET, ""),
                new SystemInformation("Tiny NT"),
                new DeviceManager());
    }

    private static Session removal() {
        OsPackage there = OsPackage.named("samples", "1.0", "Sample Components")
                .file("C:\\DRIVERS\\FAST.SYS", new byte[0])
                .file("C:\\DATA\\B.TXT", new byte[0])
                .build();
        return new Session(components(SystemFile.EMPTY.with(there)), new ComponentSetup(TARGET, "/remove"));
    }

    private static FakeSystem components(SystemFile there) {
        String list = """
                [Component]
                Id=samples
                Name=Sample Components
                [Systems]
                tiny-nt
                [Files]
                SAMPLE.EXE=\\DRIVERS
                NOTES.TXT=\\DRIVERS
                [Services]
                sample | Sample Service | SAMPLE.EXE -k | a | tcp/4711
                [BootDrivers]
                samplebus
                """;
        FakeFiles cd = new FakeFiles(1 << 20, false)
                .file("\\SUPPORT\\AMD64\\SETUP.INF", bytes(list))
                .file("\\SUPPORT\\AMD64\\SAMPLE.EXE", new byte[40_000])
                .file("\\SUPPORT\\AMD64\\NOTES.TXT", bytes("read me"));
        FakeDisk raw = new FakeDisk(1 << 20);
        raw.write(0, MasterBootRecord.of("tiny-nt", List.of("pci"), new MasterBootRecord.Partition(63, 2000, 6), 7));
        FakeSystem system = system().volume("D:", new FakeFiles(1 << 20, false)).volume("E:", cd);
        system.disk("PhysicalDrive0", raw).disk("hvl", new FakeDisk(512));
        system.volume("C:", disk().file("\\WINNT\\SYSTEM", there.bytes())).type("y");
        return system;
    }

    private static Session others() {
        return new Session(
                system(),
                new Starter("smss.exe", "C:\\LIST.INI"),
                new Housekeeper("spoolss", 1_000_000, 5_000_000, 10_000),
                new IoTest("write C:\\TEST.DAT 7"),
                new CpuBurner("95"),
                new Crasher());
    }

    @Override
    protected int stepsMax() {
        return 300;
    }
}
