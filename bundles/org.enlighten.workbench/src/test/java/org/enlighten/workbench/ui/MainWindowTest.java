// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.enlighten.management.Drive;
import org.enlighten.management.Medium;
import org.enlighten.workbench.Action;
import org.enlighten.workbench.Selection;
import org.enlighten.workbench.View;
import org.enlighten.workbench.Workbench;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The main window, with real mouse and keys.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MainWindowTest {
    @Test
    void whatIsOfferedFollowsTheStateOfTheMachine() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("nt4-print");
            assertEquals(
                    List.of("vm.connect", "vm.settings", "vm.start", "vm.rename", "vm.delete"), page.offered("vm."));
            ui.click("vm.start");
            Ui.eventually("it is starting", () -> page.state("nt4-print").equals("Starting"));
            Ui.eventually(
                    "its progress is told", () -> page.cell("nt4-print", 5).startsWith("Starting"));
            Ui.eventually("it runs", () -> page.state("nt4-print").equals("Running"));
            Ui.eventually("it can be paused", () -> page.offered("vm.").contains("vm.pause"));
            assertEquals(List.of("nt4-print"), page.selected(), "the selection stayed");
            ui.key("ctrl+p");
            Ui.eventually("it is paused", () -> page.state("nt4-print").equals("Paused"));
            Ui.eventually("it can be resumed", () -> page.offered("vm.").contains("vm.resume"));
        }
    }

    @Test
    void theIntegrationServicesDiskGoesIntoTheDriveOfARunningMachine() throws Exception {
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(management)) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("nt4-files");
            ui.key("ctrl+i");
            Ui.eventually(
                    "it is in the drive",
                    () -> management.vms().stream()
                            .filter(vm -> vm.name().equals("nt4-files"))
                            .flatMap(vm -> vm.settings().drives().stream())
                            .anyMatch(drive -> drive instanceof Drive.Dvd(var _, Medium.IntegrationServices())));
        }
    }

    @Test
    void severalSelectedMachinesShareWhatAllCanDo() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("nt4-files");
            page.addToSelection("web1");
            Ui.eventually("two are selected", () -> page.selected().size() == 2);
            assertEquals(
                    List.of("vm.connect", "vm.turnoff", "vm.shutdown", "vm.pause", "vm.reset"), page.offered("vm."));
            ui.click("vm.pause");
            Ui.eventually(
                    "both are paused",
                    () -> page.state("nt4-files").equals("Paused")
                            && page.state("web1").equals("Paused"));
        }
    }

    @Test
    void turningOffAsksFirstAndTheSafeAnswerIsTheDefault() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("web1");
            ui.click("vm.turnoff");
            ui.widget("confirm.no");
            ui.key("Return");
            Ui.eventually("the question is gone", () -> !ui.shows("confirm.no"));
            assertEquals("Running", page.state("web1"));
            ui.click("vm.turnoff");
            ui.click("confirm.yes");
            Ui.eventually("it is off", () -> page.state("web1").equals("Off"));
        }
    }

    @Test
    void aMachineThatDoesNotFitIsRefusedWithTheCauseAndItsChain() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("database");
            ui.click("vm.start");
            Ui.eventually("it runs", () -> page.state("database").equals("Running"));
            page.select("web10");
            ui.click("vm.settings");
            ui.widget("settings.memory.mib");
            ui.click("settings.memory.mib");
            ui.key("ctrl+a");
            ui.type("6000");
            ui.key("Tab");
            ui.click("settings.ok");
            Ui.eventually("the settings are gone", () -> !ui.shows("settings.tree"));
            ui.click("vm.start");
            String cause = ui.of("error.cause", Label.class, Label::getText);
            assertTrue(cause.contains("6000 MB") && cause.contains("0x800705AA"), cause);
            ui.click("error.details");
            String chain = ui.of("error.chain", Text.class, Text::getText);
            assertTrue(chain.contains("(Virtual machine ID "), chain);
            ui.shot("error", 1280, 800);
            ui.click("error.close");
            Ui.eventually("the dialog is gone", () -> !ui.shows("error.close"));
        }
    }

    @Test
    void theListIsSortedAsPeopleSortAndByTheColumnThatIsClicked() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            assertEquals(List.of("database", "nt4-files", "nt4-print", "web1", "web2", "web10"), page.names());
            page.select("web2");
            page.sortBy(0);
            Ui.eventually("web10 is first", () -> page.names().getFirst().equals("web10"));
            assertEquals(List.of("web2"), page.selected(), "the selection went with its row");
        }
    }

    @Test
    void aThousandMachinesAnswerAtOnceAndKeepTheSelection() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.many(1000))) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("vm3");
            ui.click("vm.start");
            Ui.eventually("it runs", () -> page.state("vm3").equals("Running"));
            page.select("vm3");
            ui.key("End");
            Ui.eventually("the last one is selected", () -> page.selected().equals(List.of("vm1000")));
            int top = ui.of("vm.table", Table.class, Table::getTopIndex);
            assertTrue(top > 900, "it scrolled there: top=" + top);
            Ui.pause(1500);
            assertEquals(top, ui.of("vm.table", Table.class, Table::getTopIndex), "and stayed there");
            long slowestMs = 0;
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                ui.ask(() -> true);
                slowestMs = Math.max(slowestMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
                Ui.pause(50);
            }
            assertTrue(slowestMs < 500, "slowest answer of the window's thread: ms=" + slowestMs);
        }
    }

    @Test
    void virtualTimeIsPausedSteppedAndGoesOn() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.size(1280, 800);
            ui.click("time.pause");
            Ui.pause(700);
            String paused = ui.of("time.now", Label.class, Label::getText);
            Ui.pause(700);
            assertEquals(paused, ui.of("time.now", Label.class, Label::getText));
            ui.click("time.step");
            Ui.eventually("a step was taken", () -> !paused.equals(ui.of("time.now", Label.class, Label::getText)));
            String stepped = ui.of("time.now", Label.class, Label::getText);
            ui.click("time.max");
            Ui.eventually(
                    "time flies",
                    () -> ui.of("time.now", Label.class, Label::getText).compareTo(stepped) > 0);
        }
    }

    @Test
    void whatPluginsContributeIsShownLikeTheRest() throws Exception {
        Inspect inspect = new Inspect();
        FakeManagement management = FakeManagement.lab();
        try (Ui ui = Ui.open(_ -> management, List.of(inspect), List.of(new Counters()))) {
            MainPage page = new MainPage(ui);
            ui.size(1280, 800);
            page.select("web1");
            assertTrue(page.offered("").contains("vendor.inspect"));
            ui.click("vendor.inspect");
            Ui.eventually("it ran", () -> inspect.seen.equals(Optional.of("web1")));
            assertFalse(page.offered("vm.").contains("vendor.inspect"));
        }
    }

    /// An action of a plug-in.
    private static final class Inspect implements Action {
        private volatile Optional<String> seen = Optional.empty();

        @Override
        public String id() {
            return "vendor.inspect";
        }

        @Override
        public Target target() {
            return Target.VM;
        }

        @Override
        public String label(Selection selection) {
            return "Inspect";
        }

        @Override
        public boolean appliesTo(Selection selection) {
            return selection.single().isPresent();
        }

        @Override
        public void run(Workbench workbench) {
            seen = workbench.selection().single().map(vm -> vm.name());
        }
    }

    /// A view of a plug-in.
    private static final class Counters implements View {
        private Label label;

        @Override
        public String id() {
            return "vendor.counters";
        }

        @Override
        public String title() {
            return "Counters";
        }

        @Override
        public Control create(Composite parent, Workbench workbench) {
            label = new Label(parent, SWT.NONE);
            return label;
        }

        @Override
        public void show(Selection selection) {
            label.setText(String.valueOf(selection.vms().size()));
        }
    }
}
