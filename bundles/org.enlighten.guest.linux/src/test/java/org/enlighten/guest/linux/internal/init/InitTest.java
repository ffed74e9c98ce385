// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.init;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.bench.LinuxBench;
import org.enlighten.guest.linux.internal.init.InitTab.Action;
import org.enlighten.guest.linux.internal.shell.Host;
import org.enlighten.guest.linux.internal.shell.Shell;
import org.enlighten.os.SystemInfo;
import org.junit.jupiter.api.Test;

class InitTest {
    private static LinuxBench bench(String tablePath, String table) {
        return new LinuxBench()
                .program("/sbin/init", Image.of("init", arguments -> new Init()).plainLines())
                .program(
                        "/sbin/syslogd",
                        Image.of("syslogd", arguments -> new Daemon("syslogd")).plainLines())
                .program(
                        "/bin/sh",
                        Image.of("sh", arguments -> new Shell(new Host("1", "#1", "[%h]# "), arguments))
                                .plainLines())
                .file(tablePath, table)
                .start("/sbin/init", "");
    }

    @Test
    void itStartsWhatItsTableNamesAndTheShellAgainAndAgain() {
        LinuxBench bench = bench("/etc/inittab", "a::once:/sbin/syslogd\nb:3:once:/sbin/none\n1:3:respawn:/bin/sh\n")
                .until("]# ");
        assertTrue(bench.screen().contains("INIT: cannot execute \"/sbin/none\""), bench.screen());
        bench.system().type("exit\n");
        bench.system().runUntil(() -> bench.screen().split("]# ", -1).length == 3);
        List<String> images = bench.system().kernel.info().processes().stream()
                .map(SystemInfo.ProcessInfo::image)
                .toList();
        assertTrue(images.containsAll(List.of("init", "syslogd", "sh")), images.toString());
    }

    @Test
    void theSuccessorOfItsTableIsReadWhenThereIsNoOther() {
        bench("/etc/inittab.new", "1:3:respawn:/bin/sh\n").until("]# ");
        bench("/etc/other", "").until("INIT: there is no /etc/inittab: nothing is started.");
    }

    @Test
    void linesThatMakeNoSenseAreNotRead() {
        InitTab table = InitTab.parse("# text\nid:3:initdefault:\nnonsense\nx:3:never:/a\ny::wait:/b c d\n");
        assertEquals(List.of(new InitTab.Item("y", Action.WAIT, "/b", "c d")), table.items());
    }

    @Test
    void theRunlevelDecidesWhatIsStarted() {
        String table =
                "id:%s:initdefault:\na:12345:once:/all\nb:5:once:/screen\nc::sysinit:/always\nd:1:wait:/single\n";
        assertEquals(List.of("/all", "/always"), started(table.formatted("3")));
        assertEquals(List.of("/all", "/screen", "/always"), started(table.formatted("5")));
        assertEquals(List.of("/all", "/always", "/single"), started(table.formatted("1")));
        assertEquals(List.of("/always"), started(table.formatted("6")));
        assertEquals(List.of("/all", "/always"), started(table.formatted("")));
    }

    private static List<String> started(String table) {
        return InitTab.parse(table).items().stream().map(InitTab.Item::path).toList();
    }

    @Test
    void aProcessOfAnotherRunlevelIsNotStarted() {
        LinuxBench bench = bench(
                        "/etc/inittab",
                        "id:3:initdefault:\na:3:once:/sbin/syslogd\nb:5:once:/sbin/none\n1:2345:respawn:/bin/sh\n")
                .until("]# ");
        assertFalse(bench.screen().contains("INIT:"), bench.screen());
        bench.system().type("init 3\n");
        bench.until("another runlevel is entered at the next start");
        bench.system().type("init 0\n");
        bench.system().runUntil(() -> bench.system().power.contains("off"));
    }

    @Test
    void moreIsStartedAheadOfTheConsoleAndOnceOnly() {
        String table = "a::once:/one\n1:3:respawn:/bin/sh\n";
        String more = InitTab.with(table, List.of("/two x", "/one"));
        assertEquals("a::once:/one\nc1:35:once:/two x\n1:3:respawn:/bin/sh\n", more);
        assertEquals(more, InitTab.with(more, List.of("/two x", "/one")));
    }
}
