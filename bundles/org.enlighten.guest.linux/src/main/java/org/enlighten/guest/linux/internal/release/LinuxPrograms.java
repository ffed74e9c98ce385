// SPDX-License-Identifier: Apache-2.0
package org.enlighten.guest.linux.internal.release;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enlighten.guest.image.Image;
import org.enlighten.guest.linux.internal.fsck.FileSystemCheck;
import org.enlighten.guest.linux.internal.init.Daemon;
import org.enlighten.guest.linux.internal.init.Init;
import org.enlighten.guest.linux.internal.module.ComponentSetup;
import org.enlighten.guest.linux.internal.setup.Product;
import org.enlighten.guest.linux.internal.setup.Setup;
import org.enlighten.guest.linux.internal.shell.Host;
import org.enlighten.guest.linux.internal.shell.Interfaces;
import org.enlighten.guest.linux.internal.shell.Ping;
import org.enlighten.guest.linux.internal.shell.Shell;
import org.enlighten.guest.network.ShareServer;
import org.enlighten.guest.program.Activity;
import org.enlighten.guest.workload.CpuBurner;
import org.enlighten.guest.workload.Crasher;
import org.enlighten.guest.workload.IoTest;
import org.enlighten.guest.workload.Workload;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.net.dhcp.DhcpPrograms;

/// The programs that a distribution's files name.
final class LinuxPrograms {
    private static final Workload.Place WORKLOAD = new Workload.Place("/usr/bin/workload", "/var/tmp/");

    private LinuxPrograms() {}

    static List<ProgramFactory> of(Distribution of) {
        Host host = new Host(of.kernelVersion(), of.build(), of.prompt());
        Product product = new Product(of.id(), of.displayName(), of.hostName(), InitTable.text(of), of.personality());
        ComponentSetup.Target target = new ComponentSetup.Target(of.id(), of.moduleDirectory());
        List<ProgramFactory> all = new ArrayList<>(List.of(
                program("init", arguments -> new Init()),
                program("sh", arguments -> new Shell(host, arguments)),
                program("fsck.ext2", FileSystemCheck::new).memoryKib(FileSystemCheck.MEMORY_KIB),
                program("setup", arguments -> new Setup(product, arguments)).memoryKib(Setup.MEMORY_KIB),
                program("setup.pl", arguments -> new ComponentSetup(target, arguments)),
                DhcpPrograms.client("dhclient"),
                program("iotest", IoTest::new).memoryKib(16),
                program("cpuburn", CpuBurner::new).memoryKib(8),
                program("workload", arguments -> new Workload(WORKLOAD, arguments))
                        .memoryKib(Workload.MEMORY_KIB),
                program("crash", arguments -> new Crasher()).memoryKib(8),
                program("ifconfig", Interfaces::new).memoryKib(8),
                program("ping", Ping::of).memoryKib(8),
                program("shared", arguments -> new ShareServer(arguments, '/')).memoryKib(24)));
        for (String daemon : of.daemons()) {
            String name = daemon.substring(daemon.lastIndexOf('/') + 1);
            all.add(program(name, arguments -> new Daemon(name)).memoryKib(8));
        }
        return all;
    }

    private static Image program(String image, Function<String, Activity> activity) {
        return Image.of(image, activity).plainLines();
    }
}
