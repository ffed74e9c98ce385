package org.enlighten.itests;
import java.nio.file.*;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.*;
import org.enlighten.simulation.*;
class Dbg2 {
    public static void main(String[] a) throws Exception {
        long t0 = System.nanoTime();
        World w = new World(Files.createTempDirectory("dbg"), 1, HardwareProfile.of("server-2008"));
        w.boot(); w.installRole();
        w.newVhd("a.vhd", 2L << 30);
        VmDefinition d = VmDefinition.create(w.simulation.chance().nextUuid(), "a", 0).withMemoryMib(64)
            .withDevice(DeviceSettings.hardDisk(0, 0, "C:\\a.vhd")).withDevice(DeviceSettings.dvdDrive(1, 0, new DvdMedium.Installation("windows-nt4")));
        VirtualMachine vm = w.host.installation().orElseThrow().define(d);
        w.power(vm, PowerAction.START);
        if (a.length > 2) w.simulation.trace().attach(ev -> { if (ev.partition() != 0) System.out.println("T " + ev); }); long step = Long.parseLong(a[0]) * 1_000_000L; String last = "";
        for (int i = 0; i < Integer.parseInt(a[1]); i++) {
            w.simulation.runUntil(w.simulation.now() + step);
            String s = vm.screen().text();
            if (!s.equals(last)) { last = s; System.out.println("==== " + w.simulation.now() / 1000000 + " ms, wall " + (System.nanoTime() - t0) / 1000000 + " ms, steps " + w.simulation.steps() + "\n" + s); }
        }
        System.out.println(vm.view()); vm.devices().forEach(System.out::println); vm.guest().ifPresent(g -> { g.processes().forEach(System.out::println); g.services().forEach(System.out::println); g.drivers().forEach(System.out::println);});
        System.out.println(w.host.kernel().get().events().entries());
    }
}
