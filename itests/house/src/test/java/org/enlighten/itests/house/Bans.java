// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the house forbids by name.
final class Bans {
    private static final Set<String> FRONT_ENDS = Set.of("console", "workbench", "launcher");

    static final Ban WALL_CLOCK = new Ban(
            "only simulation and the front ends know the wall clock",
            Set.of("simulation", "console", "workbench", "launcher"),
            List.of(
                    "java.lang.System.currentTimeMillis",
                    "java.lang.System.nanoTime",
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalTime.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.Clock.system",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.ZoneId.systemDefault",
                    "java.util.Date",
                    "java.util.Calendar"),
            "take virtual time from the simulation");

    static final Ban THREADS = new Ban(
            "only simulation and the front ends touch threads",
            Set.of("simulation", "console", "workbench", "launcher"),
            List.of(
                    "java.lang.Thread",
                    "java.lang.ThreadLocal",
                    "java.lang.InheritableThreadLocal",
                    "java.lang.ProcessBuilder",
                    "java.lang.Runtime",
                    "java.util.Timer",
                    "java.util.TimerTask",
                    "java.util.concurrent.Executor",
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.ExecutorService",
                    "java.util.concurrent.ScheduledExecutorService",
                    "java.util.concurrent.ThreadPoolExecutor",
                    "java.util.concurrent.ScheduledThreadPoolExecutor",
                    "java.util.concurrent.ForkJoinPool",
                    "java.util.concurrent.CountDownLatch",
                    "java.util.concurrent.Semaphore",
                    "java.util.concurrent.locks.",
                    "?.parallelStream",
                    "?.parallel"),
            "post a command to the simulation and answer with a job");

    static final Ban CHANCE = new Ban(
            "chance comes from the seed",
            Set.of("console", "workbench", "launcher"),
            List.of(
                    "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.random.",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.security.SecureRandom",
                    "java.lang.Math.random",
                    "java.util.UUID.randomUUID",
                    "java.lang.System.identityHashCode"),
            "draw from the simulation's random source");

    static final Ban HASH_ORDER = new Ban(
            "nothing in a simulated room depends on the order of hashes",
            union(FRONT_ENDS, "testkit.state"), // which objects of a test have been seen
            List.of(
                    "java.util.HashMap",
                    "java.util.HashSet",
                    "java.util.Hashtable",
                    "java.util.IdentityHashMap",
                    "java.util.WeakHashMap",
                    "java.util.concurrent.ConcurrentHashMap",
                    "java.util.Map.copyOf",
                    "java.util.Set.copyOf",
                    "java.util.stream.Collectors.toSet",
                    "java.util.stream.Collectors.toUnmodifiableSet",
                    "java.util.stream.Collectors.toUnmodifiableMap"),
            "use LinkedHashMap, TreeMap, EnumMap or a list");

    static final Ban FILES = new Ban(
            "only host and store open files",
            Set.of("host", "store", "launcher"),
            List.of(
                    "java.nio.file.Files",
                    "java.nio.file.FileSystem",
                    "java.nio.file.FileSystems",
                    "java.nio.channels.FileChannel",
                    "java.nio.channels.AsynchronousFileChannel",
                    "java.io.File",
                    "java.io.FileReader",
                    "java.io.FileWriter",
                    "java.io.RandomAccessFile"),
            "ask host for a volume or store for a file");

    static final Ban FILE_STREAMS = new Ban(
            "only host and store open streams on files",
            Set.of("host", "store", "launcher", "console"), // the console's streams are those of the process
            List.of("java.io.FileInputStream", "java.io.FileOutputStream"),
            "ask host for a volume or store for a file");

    static final Ban STANDARD_STREAMS = new Ban(
            "only the front ends print, and nobody prints a stack trace",
            FRONT_ENDS,
            List.of(
                    "java.lang.System.out",
                    "java.lang.System.err",
                    "java.lang.System.in",
                    "java.lang.System.exit",
                    "?.printStackTrace"),
            "answer with a value, or throw with a sentence");

    static final Ban TOOLKIT = new Ban(
            "only workbench imports the window toolkit",
            Set.of("workbench"),
            List.of("org.eclipse.", "java.awt.", "javax.swing."),
            "offer a snapshot that the workbench draws");

    static final Ban JSON = new Ban(
            "JSON is read and written where it is kept or spoken",
            Set.of(
                    "simulation",
                    "host",
                    "platform", // a definition is a tree whose unknown parts are carried
                    "platform.hyperv",
                    "platform.monolithic",
                    "platform.hosted",
                    "store",
                    "management",
                    "validation",
                    "console",
                    "workbench",
                    "testkit"),
            List.of("com.google.gson."),
            "use records and the codec of simulation");

    static final Ban COMMAND_LINE = new Ban(
            "only console imports the command line's libraries",
            Set.of("console"),
            List.of("org.apache.felix.service.", "org.apache.felix.gogo.", "org.jline.", "picocli."),
            "offer a management operation that the console calls");

    static final Ban FRAMEWORK = new Ban(
            "nobody but the launcher touches the framework",
            Set.of("launcher", "guest"), // guest meters the classes of plug-ins when they are loaded
            List.of("org.osgi.framework.", "org.apache.felix.framework.", "org.osgi.util.tracker."),
            "declare a component and its references");

    static final Ban TEST_LIBRARIES = new Ban(
            "only what is written for testers imports test libraries",
            Set.of("testkit", "testkit.state", "validation", "validation.svvp"),
            List.of("org.junit.", "org.mockito.", "org.openjdk.jmh."),
            "put it under src/test");

    static final List<Ban> ALL = List.of(
            WALL_CLOCK,
            THREADS,
            CHANCE,
            HASH_ORDER,
            FILES,
            FILE_STREAMS,
            STANDARD_STREAMS,
            TOOLKIT,
            JSON,
            COMMAND_LINE,
            FRAMEWORK,
            TEST_LIBRARIES);

    private Bans() {}

    private static Set<String> union(Set<String> some, String another) {
        Set<String> all = new TreeSet<>(some);
        all.add(another);
        return all;
    }
}
