// SPDX-License-Identifier: Apache-2.0
package org.enlighten.workbench.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Label;
import org.enlighten.workbench.fake.FakeManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Pictures of the window, for people to look at: in `target/screenshots`.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScreenshotTest {
    @Test
    void theMainWindowAtBothSizes() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            MainPage page = new MainPage(ui);
            for (int[] size : new int[][] {{1280, 800}, {1920, 1080}}) {
                ui.size(size[0], size[1]);
                page.select("nt4-files");
                Ui.eventually("an uptime", () -> !page.cell("nt4-files", 4).isEmpty());
                assertEquals("nt4-files", ui.of("details.name", Label.class, Label::getText));
                Ui.pause(1200);
                ui.shot("main-%dx%d".formatted(size[0], size[1]), size[0], size[1]);
            }
        }
    }

    @Test
    void thePagesOfTheNewVirtualMachineWizard() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.size(1280, 800);
            ui.click("host.new.vm");
            for (int page = 0; page < 7; page++) {
                assertTrue(ui.shows("wizard.title"));
                ui.shot("wizard-" + page, 1280, 800);
                if (page < 6) ui.click("wizard.next");
            }
            ui.click("wizard.cancel");
        }
    }

    @Test
    void theConnectionWindow() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.size(1280, 800);
            MainPage page = new MainPage(ui);
            page.doubleClick("nt4-files");
            ui.widget("connection.screen");
            ui.type("dir c:");
            ui.shot("connection-running", 1280, 800);
            ui.shot("connection-1920x1080", 1920, 1080);
        }
    }

    @Test
    void dialogsAndPagesBesideTheList() throws Exception {
        try (Ui ui = Ui.open(FakeManagement.lab())) {
            ui.size(1280, 800);
            MainPage page = new MainPage(ui);
            page.select("database");
            ui.click("vm.settings");
            ui.widget("settings.tree");
            ui.shot("settings", 1280, 800);
            ui.click("settings.cancel");
            page.select("nt4-files");
            ui.click("vm.turnoff");
            ui.widget("confirm.yes");
            ui.shot("confirm", 1280, 800);
            ui.click("confirm.no");
            page.selectHost("HV02");
            ui.widget("host.reason");
            ui.shot("host-without-role", 1280, 800);
            page.selectHost("Enlighten Manager");
            Ui.pause(500);
            ui.shot("welcome", 1280, 800);
        }
    }
}
