// SPDX-License-Identifier: Apache-2.0
package org.enlighten.itests.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each rule finds what was planted, names file and line, and leaves alone what may stand beside it.
class PlantedViolationsTest {
    @TempDir
    Path root;

    private PlantedHouse house;

    @BeforeEach
    void build() {
        house = new PlantedHouse(root);
    }

    @Test
    void anImportThatThePlanForbids() throws IOException {
        house.source(
                "machine",
                "",
                "Bad",
                "import org.enlighten.host.Host;\nimport org.enlighten.simulation.Clock;\nclass Bad {}");
        house.source("storage", "", "Good", "import org.enlighten.host.Volume;\nclass Good {}");
        assertEquals(List.of("Bad.java:3"), house.broken(new ImportRule()));
        assertEquals(
                "machine may not import host ('org.enlighten.host.Host'); it may import block, simulation",
                house.sentences(new ImportRule()).getFirst());
    }

    @Test
    void aForbiddenRoomWrittenOutInFull() throws IOException {
        house.source("os", "", "Bad", "class Bad {\n    org.enlighten.hypervisor.Partition partition;\n}");
        assertEquals(List.of("Bad.java:4"), house.broken(new ImportRule()));
    }

    @Test
    void aFoundationThatImportsWhatStandsOnIt() throws IOException {
        house.source("simulation", "", "Bad", "import org.enlighten.block.Blocks;\nclass Bad {}");
        assertEquals(List.of("Bad.java:3"), house.broken(new ImportRule()));
    }

    @Test
    void moreThanTheProtocolWhereOnlyTheProtocolIsOpen() throws IOException {
        house.source(
                "guest",
                "",
                "Bad",
                "import org.enlighten.storage.protocol.Cdb;\nimport org.enlighten.storage.Disk;\nclass Bad {}");
        assertEquals(List.of("Bad.java:4"), house.broken(new ImportRule()));
    }

    @Test
    void anInternalPackageOfAnotherRoom() throws IOException {
        house.source("storage", "", "Bad", "import org.enlighten.host.internal.Disk;\nclass Bad {}");
        house.source("storage", "", "Good", "import org.enlighten.storage.internal.Vhd;\nclass Good {}");
        assertEquals(List.of("Bad.java:3"), house.broken(new ImportRule()));
    }

    @Test
    void aProviderThatSomebodyImports() throws IOException {
        house.source("management", "", "Bad", "import org.enlighten.platform.hyperv.Role;\nclass Bad {}");
        house.source("testkit", "", "Good", "import org.enlighten.platform.hyperv.Role;\nclass Good {}");
        assertEquals(List.of("Bad.java:3"), house.broken(new ImportRule()));
    }

    private static final String SNAPSHOTTABLE =
            "public interface Snapshottable { Object save(); void restore(Object state); }";

    private void contractTest(String covered) throws IOException {
        house.file(
                "bundles/org.enlighten.chipset/src/test/java/org/enlighten/chipset/PitSnapshotTest.java",
                """
                // SPDX-License-Identifier: Apache-2.0
                package org.enlighten.chipset;
                import org.enlighten.testkit.state.SnapshotContract;
                class PitSnapshotTest extends Steps { List<String> covers() { return List.of("%s"); } }
                abstract class Steps extends SnapshotContract<State> {}
                """.formatted(covered));
    }

    @Test
    void aClassWithStateThatNoContractTestCovers() throws IOException {
        house.source("simulation", "", "Snapshottable", SNAPSHOTTABLE);
        house.source("testkit.state", "", "SnapshotContract", "public abstract class SnapshotContract<S> {}");
        house.source(
                "chipset",
                "",
                "Pit",
                "import org.enlighten.simulation.Snapshottable;\n\nclass Pit implements Snapshottable {}");
        house.source("chipset", "", "Bad", "class Bad {\n    class Inner extends Pit {}\n}");
        house.source(
                "chipset", "", "Good", "class Good { void restore(int state) {} static int save() { return 1; } }");
        contractTest("org.enlighten.chipset.Bad$Inner");
        assertEquals(List.of("Pit.java:5"), house.broken(new StateRule()));
        assertEquals(
                "'org.enlighten.chipset.Pit' has state, and no test that extends SnapshotContract covers it",
                house.sentences(new StateRule()).getFirst());
        contractTest("org.enlighten.chipset.Pit");
        assertEquals(List.of("Bad.java:4"), house.broken(new StateRule()));
    }

    @Test
    void onlyTheContractCounts() throws IOException {
        house.source("chipset", "", "Pit", "class Pit { int save() { return 1; } void restore(int state) {} }");
        house.file(
                "bundles/org.enlighten.chipset/src/test/java/org/enlighten/chipset/PitTest.java",
                "class PitTest { List<String> covers() { return List.of(\"org.enlighten.chipset.Pit\"); } }");
        assertEquals(List.of("Pit.java:3"), house.broken(new StateRule()));
    }

    @Test
    void packagesThatNeedEachOther() throws IOException {
        house.source("os", "", "A", "import org.enlighten.os.files.B;\nclass A {}");
        house.source("os", "files", "B", "import org.enlighten.os.driver.C;\npublic class B {}");
        house.source("os", "driver", "C", "import org.enlighten.os.A;\npublic class C {}");
        house.source("os", "internal", "D", "import org.enlighten.os.sockets.E;\nclass D {}");
        house.source("os", "sockets", "E", "public class E {}");
        assertEquals(List.of("A.java:3", "C.java:3", "B.java:3"), house.broken(new PackageCycleRule()));
    }

    @Test
    void theInsideOfARoomMayNameItsDoor() throws IOException {
        house.source("os", "", "A", "import org.enlighten.os.internal.C;\nclass A {}");
        house.source("os", "internal", "C", "import org.enlighten.os.A;\npublic class C {}");
        assertEquals(List.of(), house.broken(new PackageCycleRule()));
    }

    @Test
    void aFileAndAMethodThatAreTooLong() throws IOException {
        String body = "        int x;\n".repeat(SizeRule.METHOD_LINES_MAX - 1);
        house.source(
                "os",
                "",
                "Method",
                "class Method {\n    void most() {\n" + body.substring(15) + "    }\n    void tooMuch() {\n" + body
                        + "    }\n}");
        house.source("os", "", "Long", "class Long {}\n" + "\n".repeat(SizeRule.FILE_LINES_MAX));
        assertEquals(List.of("Long.java:601", "Method.java:64"), house.broken(new SizeRule()));
    }

    @Test
    void workThatIsOnlyPromised() throws IOException {
        house.source("os", "", "Bad", "class Bad {\n    // TO" + "DO later\n    int todo;\n}");
        assertEquals(List.of("Bad.java:4"), house.broken(new WordRule()));
    }

    @Test
    void aFileWithoutItsLicence() throws IOException {
        house.module("bundles/org.enlighten.os");
        house.file("bundles/org.enlighten.os/src/main/java/org/enlighten/os/Bad.java", "package org.enlighten.os;\n");
        assertEquals(List.of("Bad.java:1"), house.broken(new LicenceLineRule()));
    }

    @Test
    void anExportedPackageWithoutDescription() throws IOException {
        house.source("os", "", "Bad", "class Bad {}");
        house.source("os", "internal", "Good", "class Good {}");
        house.source("host", "", "package-info", "import org.osgi.annotation.bundle.Export; // @Export");
        assertEquals(
                List.of("package-info.java:1", "package-info.java:1", "Bad.java:1"), house.broken(new PackageRule()));
    }

    @Test
    void namesThatSayNothing() throws IOException {
        house.source("os", "internal.util", "Strings", "class Strings {}");
        house.source("os", "internal", "DiskImpl", "class DiskImpl {}");
        assertEquals(List.of("Strings.java:1"), house.broken(new PackageRule()));
        assertEquals(List.of("DiskImpl.java:3"), house.broken(new TypeNameRule()));
    }

    @Test
    void aBundleThatIsNotInThePlanAndHasNoPage() throws IOException {
        house.module("bundles/org.enlighten.goodies");
        assertEquals(List.of("pom.xml:1", "README.md:1"), house.broken(new BundleRule()));
    }

    @Test
    void aVersionOutsideTheTargetPlatform() throws IOException {
        house.file(
                "bundles/org.enlighten.os/pom.xml",
                "<project>\n<version>0.1.0-SNAPSHOT</version>\n<dependency><version>2.15.0</version></dependency>\n</project>\n");
        assertEquals(List.of("pom.xml:3"), house.broken(new VersionRule()));
    }

    @Test
    void theWallClockHoweverItIsCalled() throws IOException {
        house.source("host", "internal", "Bad", """
                import static java.lang.System.nanoTime;
                import java.time.Instant;
                class Bad {
                    long a = System.currentTimeMillis();
                    Object b = Instant.now();
                    java.util.function.LongSupplier c = System::nanoTime;
                    Object d = Instant.ofEpochSecond(1);
                }""");
        house.source("simulation", "internal", "Good", "class Good {\n    long a = System.nanoTime();\n}");
        assertEquals(
                List.of("Bad.java:3", "Bad.java:6", "Bad.java:7", "Bad.java:8"),
                house.broken(new BanRule(Bans.WALL_CLOCK)));
    }

    @Test
    void threadsButNotARoomsOwnTypeOfThatName() throws IOException {
        house.source("host", "internal", "Bad", "class Bad {\n    void a() {\n        Thread.yield();\n    }\n}");
        house.source("os", "", "Thread", "public class Thread {}");
        house.source("os", "", "Good", "class Good {\n    Thread own;\n}");
        house.source(
                "os", "internal", "GoodToo", "import org.enlighten.os.Thread;\nclass GoodToo {\n    Thread own;\n}");
        assertEquals(List.of("Bad.java:5"), house.broken(new BanRule(Bans.THREADS)));
    }

    @Test
    void chanceThatNoSeedGoverns() throws IOException {
        house.source(
                "os",
                "internal",
                "Bad",
                "import java.util.*;\nclass Bad {\n    Object a = new Random(1);\n    Object b = UUID.randomUUID();\n}");
        house.source("os", "internal", "Good", "import java.util.UUID;\nclass Good {\n    UUID a = new UUID(1, 2);\n}");
        assertEquals(List.of("Bad.java:5", "Bad.java:6"), house.broken(new BanRule(Bans.CHANCE)));
    }

    @Test
    void orderThatHashesDecide() throws IOException {
        house.source("os", "internal", "Bad", """
                import java.util.LinkedHashMap;
                import java.util.HashSet;
                class Bad {
                    Object a = new LinkedHashMap<String, String>();
                    Object b = new java.util.HashMap<String, String>();
                }""");
        house.source("workbench", "internal", "Good", "import java.util.HashMap;\nclass Good {}");
        assertEquals(List.of("Bad.java:4", "Bad.java:7"), house.broken(new BanRule(Bans.HASH_ORDER)));
    }

    @Test
    void filesTheToolkitAndPrintingWhereTheyDoNotBelong() throws IOException {
        house.source(
                "os",
                "internal",
                "Bad",
                "import java.nio.file.Files;\nimport org.eclipse.swt.SWT;\nclass Bad {\n    void a() {\n        System.out.println();\n    }\n}");
        house.source("host", "internal", "Good", "import java.nio.file.Files;\nclass Good {}");
        assertEquals(List.of("Bad.java:3"), house.broken(new BanRule(Bans.FILES)));
        assertEquals(List.of("Bad.java:4"), house.broken(new BanRule(Bans.TOOLKIT)));
        assertEquals(List.of("Bad.java:7"), house.broken(new BanRule(Bans.STANDARD_STREAMS)));
    }

    @Test
    void aStackTraceWhoeverPrintsIt() throws IOException {
        house.source(
                "os",
                "internal",
                "Bad",
                "class Bad {\n    void a(Exception e) {\n        e.printStackTrace();\n    }\n}");
        assertEquals(List.of("Bad.java:5"), house.broken(new BanRule(Bans.STANDARD_STREAMS)));
        String sentence = house.sentences(new BanRule(Bans.STANDARD_STREAMS)).getFirst();
        assertTrue(sentence.contains("not for os: answer with a value"), sentence);
    }
}
