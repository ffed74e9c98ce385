// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.guest.workload.CpuBurner;
import org.junit.jupiter.api.Test;

/// The shell on a real kernel and an ext2 volume, saved and restored before each system call.
class ShellTest {
    private static final Host HOST = new Host("2.6.18-test", "#1 SMP", "[root@%h %w]# ");

    private final LinuxBench bench = new LinuxBench()
            .file("/etc/HOSTNAME", "bench\n")
            .file("/etc/issue", "Welcome\n")
            .file("/etc/fstab", "")
            .file("/lib/modules/2.6.18-test/modules.dep", "kernel/fs/a_b.ko:\n")
            .file("/root/hello", "hello, file\n")
            .file("/root/.hidden", "")
            .file("/usr/bin/note", "no program")
            .program("/usr/bin/cpuburn", Image.of("cpuburn", CpuBurner::new).plainLines())
            .program(
                    "/bin/sh",
                    Image.of("sh", arguments -> new Shell(HOST, arguments)).plainLines())
            .start("/bin/sh", "")
            .until("[root@bench ~]# ");

    @Test
    void itGreetsAndKnowsWhereItStands() {
        assertTrue(bench.screen().contains("Welcome\n"), bench.screen());
        assertEquals("/root\n", bench.type("pwd"));
        assertEquals("", bench.type("cd /usr/../etc"));
        assertTrue(bench.screen().endsWith("[root@bench /etc]# "));
        assertEquals("cd: /none: No such file or directory\n", bench.type("cd /none"));
        assertEquals("cd: /etc/fstab: Not a directory\n", bench.type("cd /etc/fstab"));
        assertEquals("/etc\n", bench.type("pwd"));
        assertEquals("", bench.type("cd"));
        assertEquals("bench\n", bench.type("hostname"));
        assertEquals("Linux bench 2.6.18-test #1 SMP\n", bench.type("uname -a"));
        assertEquals("2.6.18-test\n", bench.type("uname -r"));
    }

    @Test
    void outputGoesToFilesAndComesBack() {
        bench.type("echo one > a; echo \"two  words\" >> a; echo -n three >> a");
        assertEquals("one\ntwo  words\nthree", bench.type("cat a; echo").stripTrailing());
        bench.type("echo again > a");
        assertEquals("again\nhello, file\n", bench.type("cat a hello"));
        assertEquals("cat: none: No such file or directory\nagain\n", bench.type("cat none a"));
        assertEquals("cat: /etc: Is a directory\n", bench.type("cat /etc"));
        assertEquals("sh: /none/x: No such file or directory\n", bench.type("echo lost > /none/x"));
        assertEquals("sh: cpuburn: only the shell's own commands can write to a file\n", bench.type("cpuburn 1 > x"));
    }

    @Test
    void filesAreCopiedMovedAndRemoved() {
        assertEquals("", bench.type("cp hello h1; cp hello h2; mkdir -p d/e; cp h1 h2 d"));
        assertEquals("e   h1  h2\n", bench.type("ls d"));
        assertEquals("", bench.type("mv d/h1 d/e/moved; mv h1 h2"));
        assertEquals("d      h2     hello\n", bench.type("ls"));
        assertEquals("hello, file\n", bench.type("cat d/e/moved"));
        assertEquals("cp: d: directories are not copied\n", bench.type("cp d other"));
        assertEquals("cp: h2: is the same file as its target\n", bench.type("cp h2 h2"));
        assertEquals("mv: none: No such file or directory\n", bench.type("mv none x"));
        assertEquals("rm: /root/d: Is a directory\n", bench.type("rm d"));
        assertEquals("rmdir: d: Directory not empty\n", bench.type("rmdir d"));
        assertEquals("", bench.type("rm -rf d none"));
        assertEquals("ls: d: No such file or directory\n", bench.type("ls d"));
        assertEquals("", bench.type("mkdir empty && rmdir empty; touch t; rm t h2"));
        assertEquals("mkdir: /root: File exists\n", bench.type("mkdir /root"));
        assertEquals("rmdir: hello: Not a directory\n", bench.type("rmdir hello"));
        assertEquals(".hidden  hello\n", bench.type("ls -a"));
    }

    @Test
    void patternsStandForNames() {
        bench.type("touch b1 b2 c1");
        assertEquals("b1 b2\n", bench.type("echo b*"));
        assertEquals("/root/b1 /root/c1\n", bench.type("echo ~/?1"));
        assertEquals("x* b*\n", bench.type("echo x* 'b*'"));
        assertEquals("", bench.type("rm b* c?"));
        assertEquals("hello\n", bench.type("ls"));
    }

    @Test
    void commandsFollowEachOther() {
        assertEquals("a\nc\n", bench.type("true && echo a; false && echo b; false || echo c"));
        assertEquals("1\n0\n", bench.type("false; echo $?; echo $?"));
        assertEquals("sh: nosuch: command not found\n127\n", bench.type("nosuch; echo $?"));
        assertEquals("sh: nosuch: command not found\n", bench.type("nosuch"));
        assertEquals("/root /root bench\n", bench.type("echo $HOME $PWD $HOSTNAME"));
        assertEquals("a # b\n", bench.type("echo 'a # b' # a comment"));
        assertEquals("sh: syntax error: this shell has no pipes ('|')\n", bench.type("ls | cat"));
        assertEquals("sh: syntax error: a quote is not closed\n", bench.type("echo 'a"));
        assertEquals("sh: syntax error: a file is missing after '>'\n", bench.type("echo a >"));
        assertEquals("sh: syntax error near unexpected token ';'\n", bench.type("; echo"));
        assertEquals("ls: invalid option -- z\nusage: ls [-al1] [PATH...]\n", bench.type("ls -z"));
    }

    @Test
    void programsRunInFrontAndBehind() {
        assertEquals("", bench.type("cpuburn 5"));
        assertEquals("", bench.type("/usr/bin/cpuburn 5"));
        assertEquals("sh: /usr/bin/none: No such file or directory\n", bench.type("/usr/bin/none"));
        assertEquals("sh: note: Exec format error\n", bench.type("note"));
        assertTrue(bench.type("cpuburn &").matches("\\[1] \\d+\n"), bench.screen());
        String line = bench.type("ps")
                .lines()
                .filter(each -> each.contains("cpuburn"))
                .findFirst()
                .orElseThrow();
        String pid = line.strip().split("\\s+")[0];
        assertEquals("", bench.type("kill -9 " + pid));
        assertTrue(bench.type("ps").lines().noneMatch(each -> each.contains("cpuburn")), bench.screen());
        assertEquals("kill: (77777) - No such process\n", bench.type("kill 77777"));
        assertEquals("sh: echo: only programs run in the background\n", bench.type("echo a &"));
    }

    @Test
    void whatTheKernelKnowsIsShown() {
        assertTrue(bench.type("mount").contains("/dev/sda1 on / type ext2\n"), bench.screen());
        assertTrue(bench.type("df").contains("/dev/sda1 "), bench.screen());
        assertTrue(bench.type("free").contains("Mem:         16384 "), bench.screen());
        assertTrue(bench.type("lsmod").contains("testdisk             1.0        1\n"), bench.screen());
        assertTrue(bench.type("date").matches("Tue Jan 01 00:0\\d:\\d\\d UTC 2008\n"), bench.screen());
        assertTrue(bench.type("uptime").contains(" up 0 days, 0:0"), bench.screen());
        assertEquals("", bench.type("modprobe testdisk"));
        assertEquals(
                "modprobe: a_b is on the list; this kernel reads modules when it starts\n", bench.type("modprobe a-b"));
        assertEquals("FATAL: Module none not found.\n1\n", bench.type("modprobe none; echo $?"));
        assertEquals("usage: modprobe MODULE\n", bench.type("modprobe"));
        assertEquals("", bench.type("dmesg; lspci; sync"));
        assertTrue(bench.type("help").contains("poweroff"), bench.screen());
        assertTrue(bench.type("ls -l /root").matches("- +12 2008-01-01 00:00 hello\n"), bench.screen());
        assertTrue(bench.type("ls /etc /root").contains("/etc:\nHOSTNAME  fstab     issue\n\n/root:\nhello\n"));
    }

    @Test
    void itEndsTheSystemAndItself() {
        assertEquals("usage: shutdown -h now (power off) or shutdown -r now (restart)\n", bench.type("shutdown -h"));
        bench.system().type("shutdown -r now\n");
        bench.system().runUntil(() -> bench.system().power.contains("restart"));
        assertTrue(bench.screen().contains("The system is going down for reboot NOW!"), bench.screen());
    }
}
