// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.shell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlighten.guest.program.Activity;
import org.enlighten.os.SystemCall.ShutdownKind;

/// The commands of the shell itself, in the order of help.
final class Builtins {
    private static final List<Builtin> ALL = List.of(
            of("cat", "FILE...", "prints files", "", Concatenate::new),
            of("cd", "[DIRECTORY]", "changes the current directory", "", ChangeDirectory::new),
            of("clear", "", "clears the screen", "", (a, s) -> new Say("\f", 0)),
            of("cp", "SOURCE... TARGET", "copies files", "fip", Transfer::copy),
            of("date", "", "shows date and time", "u", (a, s) -> KernelText.date()),
            of("df", "", "shows the room of volumes", "k", (a, s) -> new DiskFree()),
            of("dmesg", "", "shows what the kernel said", "", (a, s) -> KernelText.messages()),
            of("echo", "[-n] TEXT", "prints text", "*", (a, s) -> echo(a)),
            of("exit", "[CODE]", "ends this shell", "", Builtins::exit),
            of("false", "", "ends ill", "*", (a, s) -> new Say("", 1)),
            of("free", "", "shows the use of memory", "k", (a, s) -> KernelText.memory()),
            of("halt", "", "powers off", "pf", (a, s) -> new ShutDown(ShutdownKind.POWER_OFF)),
            of("help", "", "tells about commands", "", (a, s) -> new Say(help(), 0)),
            of("hostname", "", "shows the machine's name", "", (a, s) -> Say.line(s.hostName())),
            of("ifup", "NAME", "asks for an interface's address", "", BringUp::new),
            of("init", "0|6", "powers off or restarts", "", (a, s) -> ShutDown.toLevel(a)),
            of("kill", "[-9] PID", "ends a process", "*", (a, s) -> new Kill(a)),
            of("ls", "[-al1] [PATH...]", "lists directories", "al1", ListDirectory::new),
            of("lsmod", "", "lists modules of the kernel", "", (a, s) -> KernelText.modules()),
            of("lspci", "[-k]", "lists functions of the PCI bus", "k", (a, s) -> KernelText.functions(a)),
            of("mkdir", "[-p] DIRECTORY...", "makes directories", "p", ForEach::makeDirectories),
            of("modprobe", "MODULE", "looks whether the kernel has a module", "qv", ModuleProbe::of),
            of("mount", "", "lists mounted volumes", "", Builtins::mount),
            of("mv", "SOURCE... TARGET", "moves and renames", "fi", Transfer::move),
            of("poweroff", "", "powers off", "f", (a, s) -> new ShutDown(ShutdownKind.POWER_OFF)),
            of("ps", "", "lists processes", "*", (a, s) -> new Processes()),
            of("pwd", "", "shows the current directory", "", (a, s) -> Say.line(s.directory())),
            of("rcp", "SOURCE TARGET", "copies a file from or to a share: ADDRESS:SHARE/FILE", "", RemoteCopy::of),
            of("reboot", "", "restarts", "f", (a, s) -> new ShutDown(ShutdownKind.RESTART)),
            of("rm", "[-rf] PATH...", "removes files", "rfi", Remove::new),
            of("rmdir", "DIRECTORY", "removes an empty directory", "", RemoveDirectory::new),
            of("shutdown", "-h|-r now", "powers off or restarts", "hrP", (a, s) -> ShutDown.asSaid(a)),
            of("sync", "", "makes durable what was written", "", (a, s) -> new Synchronize()),
            of("touch", "FILE...", "makes empty files", "", ForEach::touch),
            of("true", "", "ends well", "*", (a, s) -> new Say("", 0)),
            of("uname", "[-asnrv]", "shows the system's name", "asnrv", SystemName::of),
            of("uptime", "", "shows how long the system runs", "", (a, s) -> KernelText.uptime()));

    private Builtins() {}

    private static Builtin of(String name, String usage, String help, String options, Builtin.Maker maker) {
        return new Builtin(name, usage, help, options, maker);
    }

    /// What carries out a command.
    static Activity make(Arguments arguments, Session session, Command command) {
        Optional<Builtin> found = ALL.stream()
                .filter(each -> each.name().equals(arguments.name()))
                .findFirst();
        if (found.isEmpty()) {
            if (!command.target().isEmpty()) {
                return new Complaint(
                        "sh: %s: only the shell's own commands can write to a file".formatted(arguments.name()), 1);
            }
            return new RunProgram(arguments, session, !command.background());
        }
        if (command.background()) {
            return new Complaint("sh: %s: only programs run in the background".formatted(arguments.name()), 1);
        }
        Builtin builtin = found.get();
        String unknown = builtin.options().equals("*") ? "" : arguments.unknown(builtin.options());
        if (unknown.isEmpty()) return builtin.maker().make(arguments, session);
        return new Complaint(
                "%s: invalid option -- %s\nusage: %s %s"
                        .formatted(builtin.name(), unknown, builtin.name(), builtin.usage()),
                1);
    }

    private static Activity echo(Arguments arguments) {
        List<String> words = arguments.words();
        boolean open = !words.isEmpty() && words.getFirst().equals("-n");
        String text = String.join(" ", open ? words.subList(1, words.size()) : words);
        return new Say(open ? text : text + "\n", 0);
    }

    private static Activity exit(Arguments arguments, Session session) {
        String code =
                arguments.operands().isEmpty() ? "0" : arguments.operands().getFirst();
        if (!code.matches("\\d{1,3}")) return new Complaint("exit: " + code + ": numeric argument required", 2);
        return new Leave(Integer.parseInt(code), session);
    }

    private static Activity mount(Arguments arguments, Session session) {
        if (arguments.operands().isEmpty()) return KernelText.mounts();
        return new Complaint("mount: volumes are mounted by the kernel as they come; see /media", 1);
    }

    private static String help() {
        StringBuilder text = new StringBuilder();
        for (Builtin each : ALL) {
            String use = (each.name() + " " + each.usage()).strip();
            text.append(String.format(Locale.ROOT, "%-28s %s\n", use, each.help()));
        }
        return text.append("Anything else is a program. '> FILE', '>> FILE', ';', '&&', '||' and '&' are understood.\n")
                .toString();
    }
}
