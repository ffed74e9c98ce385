// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.List;
import org.enlighten.guest.Awareness;
import org.enlighten.guest.Personality;

/// All that tells one distribution from another.
///
/// @param kernelVersion as `uname -r` says it
/// @param build what the kernel says of how it was built, behind its version
/// @param release texts of `/etc/issue`
/// @param hostName of an installation whose answer file says nothing else
/// @param prompt of the shell: `%h` is the machine's name, `%w` the current directory
/// @param daemons images that its init starts besides the shell, with their directories
public record Distribution(
        String id,
        String displayName,
        String kernelVersion,
        String build,
        String release,
        String hostName,
        String prompt,
        List<String> daemons,
        Personality personality) {
    public static final Distribution PLAIN = new Distribution(
            "linux",
            "Linux 2.6.18",
            "2.6.18-smp",
            "#1 SMP Wed Sep 20 04:15:10 UTC 2006",
            "Linux 2.6.18",
            "localhost",
            "[root@%h %w]# ",
            List.of("/sbin/syslogd", "/sbin/klogd", "/usr/sbin/crond"),
            Personality.of("Linux", "2.6.18")
                    .awareness(Awareness.UNAWARE)
                    .year(2006)
                    .processorsMax(8)
                    .memoryMib(48, 4096)
                    .diskMibMin(64)
                    .description("Knows nothing of a hypervisor and drives emulated devices only. Runs at a shell's"
                            + " prompt, on an ext2 volume.")
                    .build());

    public static final Distribution SUSE = new Distribution(
            "suse-linux",
            "SUSE Linux Enterprise Server 10",
            "2.6.16.60-0.21-xen",
            "#1 SMP Tue May 6 12:41:02 UTC 2008",
            "Welcome to SUSE Linux Enterprise Server 10 SP2 (x86_64)",
            "linux",
            "%h:%w # ",
            List.of("/sbin/syslog-ng", "/sbin/klogd", "/usr/sbin/cron", "/usr/sbin/sshd", "/usr/sbin/powersaved"),
            Personality.of("SUSE Linux Enterprise Server", "10")
                    .awareness(Awareness.XEN_ADAPTED)
                    .year(2008)
                    .processorsMax(4)
                    .memoryMib(64, 32_768)
                    .diskMibMin(64)
                    .description("Drives emulated devices as installed, synthetic ones after the Linux integration"
                            + " components are set up in it.")
                    .build());

    /// What its CD's setup system is called.
    public String setupId() {
        return id + "-setup";
    }

    /// The first thing that the kernel says.
    public String banner() {
        return "Linux version " + kernelVersion + " " + build;
    }

    /// Where its modules lie, with `/` between names.
    public String moduleDirectory() {
        return "/lib/modules/" + kernelVersion;
    }
}
