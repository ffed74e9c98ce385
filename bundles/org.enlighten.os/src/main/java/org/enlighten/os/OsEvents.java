// SPDX-License-Identifier: Apache-2.0
package org.enlighten.os;

import org.enlighten.simulation.EventType;

/// What a kernel tells the trace. Mode switches are crossings; everything else marks a step of a request, a
/// thread or the system.
public final class OsEvents {
    /// What the two crossings of a system call are called.
    private static final String IN = "user→kernel";

    private static final String OUT = "kernel→user";

    public static final EventType SYSTEM_CALL = EventType.crossing("os.system-call", IN, "thread", "call");
    public static final EventType SYSTEM_RETURN = EventType.crossing("os.system-return", OUT, "thread", "value");
    /// An interrupt found a thread in user mode; `os.resumed` is its way back.
    public static final EventType INTERRUPTED = EventType.crossing("os.interrupted", IN, "thread", "vector");

    public static final EventType RESUMED = EventType.crossing("os.resumed", OUT, "thread", "");
    public static final EventType THREAD_SWITCH = EventType.of("os.thread-switch", "thread", "priority");
    public static final EventType FILE_REQUEST = EventType.of("os.file-request", "volume", "tag");
    public static final EventType FILE_DONE = EventType.of("os.file-done", "volume", "tag");
    public static final EventType REQUEST_QUEUED = EventType.of("os.request-queued", "driver", "request");
    public static final EventType REQUEST_STARTED = EventType.of("os.request-started", "driver", "request");
    public static final EventType REQUEST_DONE = EventType.of("os.request-done", "driver", "request");
    public static final EventType DEFERRED = EventType.of("os.deferred", "driver", "argument");
    public static final EventType PROCESS_STARTED = EventType.of("os.process-started", "process", "parent");
    public static final EventType PROCESS_ENDED = EventType.of("os.process-ended", "process", "code");
    public static final EventType DRIVER_BOUND = EventType.of("os.driver-bound", "driver", "problem");
    public static final EventType VOLUME_MOUNTED = EventType.of("os.volume-mounted", "volume", "bytes");
    public static final EventType VOLUME_LOST = EventType.of("os.volume-lost", "volume", "");
    public static final EventType SERVICE_STARTED = EventType.of("os.service-started", "process", "");
    /// Clock ticks that an idle system did not take, accounted in closed form.
    public static final EventType TICKS_ACCOUNTED = EventType.of("os.ticks-accounted", "ticks", "total");

    public static final EventType ADAPTER_FOUND = EventType.of("os.adapter-found", "adapter", "driver");
    public static final EventType BOOT_PHASE = EventType.of("os.boot-phase", "phase", "");
    public static final EventType BUGCHECK = EventType.of("os.bugcheck", "code", "driver");
    /// The system's clock was set, or is made to run faster or slower; by nanoseconds.
    public static final EventType CLOCK_SET = EventType.of("os.clock-set", "ns", "by");

    public static final EventType CLOCK_ADJUSTED = EventType.of("os.clock-adjusted", "ns", "by");
    /// A backup goes on to its next phase, in the order of `internal.Backups`.
    public static final EventType BACKUP = EventType.of("os.backup", "phase", "writers");

    public static final EventType POWER = EventType.of("os.power", "kind", "");

    private static final Class<?>[] CALLS = SystemCall.class.getPermittedSubclasses();

    private OsEvents() {}

    /// What the call number in [#SYSTEM_CALL] stands for, such as `Write`; the number itself when it stands for none.
    public static String systemCall(long number) {
        return number >= 0 && number < CALLS.length ? CALLS[(int) number].getSimpleName() : Long.toString(number);
    }
}
