// SPDX-License-Identifier: Apache-2.0
package org.enlighten.vmbus.integration.world;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.enlighten.os.ProgramFactory;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.driver.DriverFactory;
import org.enlighten.os.system.BootProgram;
import org.enlighten.os.system.ServiceEntry;
import org.enlighten.os.system.SystemDescription.PathStyle;
import org.enlighten.os.system.SystemFile;
import org.enlighten.vmbus.integration.client.FileCopyDaemonFactory;
import org.enlighten.vmbus.integration.client.HvUtilsFactory;
import org.enlighten.vmbus.integration.client.KvpDaemonFactory;
import org.enlighten.vmbus.integration.client.VmicFactory;
import org.enlighten.vmbus.integration.client.VmicServiceFactory;
import org.enlighten.vmbus.integration.client.VssDaemonFactory;
import org.enlighten.vmbus.integration.protocol.IntegrationService;

/// What a guest has on its volume, and what it is offered.
///
/// @param services of Windows, or daemons of Linux, that start with the system
public record GuestPlan(
        boolean hasBus,
        PathStyle paths,
        List<DriverFactory> drivers,
        List<ProgramFactory> programs,
        List<ServiceEntry> services,
        List<BootProgram> boot,
        List<IntegrationService> offered) {
    static final byte[] HELLO = "hello, guest\n".repeat(1200).getBytes(StandardCharsets.US_ASCII);
    private static final List<String> FEATURES =
            List.of("GuestInterface", "Heartbeat", "KvpExchange", "Shutdown", "TimeSync", "VSS");
    private static final List<String> NAMES = List.of(
            "vmicguestinterface", "vmicheartbeat", "vmickvpexchange", "vmicshutdown", "vmictimesync", "vmicvss");

    public static GuestPlan windows() {
        List<ServiceEntry> services = new ArrayList<>();
        for (int i = 0; i < FEATURES.size(); i++)
            services.add(service(NAMES.get(i), "C:\\SYS\\VMICSVC.EXE", "-feature " + FEATURES.get(i)));
        return new GuestPlan(
                true,
                PathStyle.DRIVE_LETTERS,
                List.of(new VmicFactory()),
                List.of(new VmicServiceFactory()),
                services,
                List.of(),
                Arrays.asList(IntegrationService.values()));
    }

    public static GuestPlan linux() {
        List<ProgramFactory> programs =
                List.of(new KvpDaemonFactory(), new VssDaemonFactory(), new FileCopyDaemonFactory());
        List<ServiceEntry> services = programs.stream()
                .map(p -> service(p.image(), "/SYS/" + p.image().toUpperCase(Locale.ROOT), ""))
                .toList();
        return new GuestPlan(
                true,
                PathStyle.ROOTED,
                List.of(new HvUtilsFactory()),
                programs,
                services,
                List.of(),
                Arrays.asList(IntegrationService.values()));
    }

    private static ServiceEntry service(String name, String path, String arguments) {
        return new ServiceEntry(name, name, path, arguments, ServiceInfo.Start.AUTOMATIC, List.of());
    }

    public GuestPlan without(String service) {
        List<ServiceEntry> left =
                services.stream().filter(s -> !s.name().equals(service)).toList();
        return new GuestPlan(hasBus, paths, drivers, programs, left, boot, offered);
    }

    public GuestPlan withoutComponents() {
        return new GuestPlan(false, paths, List.of(), programs, List.of(), boot, offered);
    }

    public GuestPlan with(ProgramFactory program, String arguments) {
        List<ProgramFactory> all = new ArrayList<>(programs);
        all.add(program);
        List<BootProgram> more = new ArrayList<>(boot);
        String root = paths == PathStyle.ROOTED ? "/SYS/" : "C:\\SYS\\";
        more.add(new BootProgram(root + program.image().toUpperCase(Locale.ROOT), arguments));
        return new GuestPlan(hasBus, paths, drivers, all, services, more, offered);
    }

    public GuestPlan drivers(List<DriverFactory> others) {
        return new GuestPlan(hasBus, paths, others, programs, services, boot, offered);
    }

    public GuestPlan offered(IntegrationService... only) {
        return new GuestPlan(hasBus, paths, drivers, programs, services, boot, List.of(only));
    }

    SystemFile system() {
        return new SystemFile(services, boot, List.of());
    }
}
