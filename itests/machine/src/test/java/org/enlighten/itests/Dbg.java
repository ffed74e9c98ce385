package org.enlighten.itests;
import java.nio.file.*;
import org.enlighten.host.HardwareProfile;
import org.enlighten.platform.*;
import org.enlighten.simulation.*;
class Dbg {
    public static void main(String[] a) throws Exception {
        World w = new World(Files.createTempDirectory("dbg"), 1, HardwareProfile.of("server-2008"));
        w.boot(); w.simulation.trace().attach(ev -> { if (ev.type().name().startsWith("os.") && (ev.a() == 388 || ev.a()==384|| (ev.a()>=312&&ev.a()<=318))) System.out.println("T "+ev); }); w.installRole();
        w.simulation.runUntil(w.simulation.now() + 2_000_000_000L);
        w.host.kernel().get().info().processes().forEach(System.out::println);
        w.host.kernel().get().info().drivers().forEach(System.out::println);
        VirtualMachine vm = w.host.installation().orElseThrow().define(VmDefinition.create(w.simulation.chance().nextUuid(), "a", 0));
        TraceReader r = e -> System.out.println(e); 
        w.simulation.trace().attach(r);
        World.Ending e = new World.Ending(); vm.power(PowerAction.START, e);
        long n = 0; while (!e.isEnded() && n++ < Long.parseLong(a[0])) w.simulation.step();
        System.out.println(e.failure() + " " + vm.view());
    }
}
