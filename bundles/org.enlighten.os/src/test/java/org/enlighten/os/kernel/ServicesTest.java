// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.enlighten.os.Result;
import org.enlighten.os.ServiceInfo;
import org.enlighten.os.ServiceInfo.Start;
import org.enlighten.os.Status;
import org.enlighten.os.SystemCall;
import org.enlighten.os.SystemCall.ServiceAction;
import org.enlighten.os.fake.Programs;
import org.enlighten.os.fake.TestSystem;
import org.enlighten.os.system.AttackSurface;
import org.enlighten.os.system.ServiceEntry;
import org.junit.jupiter.api.Test;

/// Services: which run, what they listen on, and what can be reached through them.
class ServicesTest {
    private static ServiceEntry service(String name, Start start, String... ports) {
        return new ServiceEntry(name, "The " + name, "C:\\SYS\\SVC.EXE", name, start, List.of(ports));
    }

    private static TestSystem boot() {
        return TestSystem.plan()
                .program(Programs.sleeper("svc.exe", 10_000_000_000L))
                .service(service("rpc", Start.AUTOMATIC, "tcp/135", "udp/135"))
                .service(service("web", Start.MANUAL, "tcp/80"))
                .service(service("telnet", Start.DISABLED, "tcp/23"))
                .build()
                .boot();
    }

    private static ServiceInfo call(TestSystem s, String name, ServiceAction action) {
        return s.post(new SystemCall.Service(name, action)).detail(ServiceInfo.class);
    }

    @Test
    void automaticOnesStartWithTheSystem() {
        TestSystem s = boot();
        ServiceInfo rpc = call(s, "RPC", ServiceAction.QUERY);
        assertTrue(rpc.running());
        assertTrue(s.kernel.info().processes().stream()
                .anyMatch(p -> p.processId() == rpc.processId() && p.image().equals("svc.exe")));
        assertEquals(List.of("tcp/135", "udp/135"), s.kernel.openPorts());
        assertTrue(!call(s, "web", ServiceAction.QUERY).running());
    }

    @Test
    void theyAreStartedAndStopped() {
        TestSystem s = boot();
        assertTrue(call(s, "web", ServiceAction.START).running());
        assertEquals(List.of("tcp/135", "tcp/80", "udp/135"), s.kernel.openPorts());
        int pid = call(s, "web", ServiceAction.QUERY).processId();
        assertEquals(pid, call(s, "web", ServiceAction.START).processId());
        call(s, "rpc", ServiceAction.STOP);
        s.runFor(10_000_000);
        assertEquals(List.of("tcp/80"), s.kernel.openPorts());
        assertTrue(s.kernel.events().entries().stream().noneMatch(e -> e.eventId() == 7034));
        Result refused = s.post(new SystemCall.Service("telnet", ServiceAction.START));
        assertEquals(Status.ACCESS_DENIED, refused.status());
    }

    @Test
    void oneThatCrashesIsMissedInTheEventLog() {
        TestSystem s = boot();
        s.kernel.injectProcessFault(call(s, "rpc", ServiceAction.QUERY).processId());
        s.runFor(50_000_000);
        assertTrue(s.kernel.openPorts().isEmpty());
        assertTrue(s.kernel.events().entries().stream()
                .anyMatch(e -> e.eventId() == 7034 && e.message().contains("The rpc")));
    }

    @Test
    void oneWhoseImageIsMissingIsReportedAndTheBootGoesOn() {
        TestSystem s = TestSystem.plan()
                .service(new ServiceEntry("x", "X", "C:\\SYS\\NONE.EXE", "", Start.AUTOMATIC, List.of()))
                .program(Programs.sleeper("svc.exe", 1_000_000))
                .service(service("rpc", Start.AUTOMATIC))
                .build()
                .boot();
        assertTrue(s.kernel.events().entries().stream().anyMatch(e -> e.eventId() == 7000));
        assertTrue(call(s, "rpc", ServiceAction.QUERY).running());
    }

    @Test
    void theAttackSurfaceIsCounted() {
        TestSystem s = boot();
        AttackSurface before = s.kernel.attackSurface();
        assertEquals(new AttackSurface(3, 3, 1, 2, 2, 0), before);
        call(s, "web", ServiceAction.START);
        AttackSurface after = s.kernel.attackSurface();
        assertEquals(new AttackSurface(3, 3, 2, 3, 3, 0), after);
    }
}
